using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Web.People;

/// <summary>Reads what the dialog <c>User information</c> shows to the reader of this circuit.</summary>
internal sealed class UserLook(CurrentUser user, UserCards cards, Presence presence, UserOperations operations, IssueRows issues)
{
    private const int MostIssues = 5;

    /// <summary>The card, whether the user is online and whether the reader may chat with the user; no card of whom the reader does not know.</summary>
    public async Task<(UserCard? Card, bool IsOnline, bool MayChat)> AtAsync(PublicId who) =>
        await user.ActorAsync() is { } actor && await cards.OfAsync(actor.Me, who, CancellationToken.None) is { } card
            ? (card, presence.IsOnline(card.Person.Id), await operations.MayChatAsync(who))
            : (null, false, false);

    /// <summary>The newest issues that the user reported or is assigned, as far as the reader sees them.</summary>
    public async Task<IReadOnlyList<IssueRow>> IssuesAsync(UserCard card) =>
        await user.ActorAsync() is { } actor ? await issues.OfPersonAsync(actor.Me, card.Person.Id, MostIssues, CancellationToken.None) : [];
}
