using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Web.People;

/// <summary>What the reader of this circuit can do with users; each operation asks the rule for itself.</summary>
internal sealed class UserOperations(CurrentUser user, KnownPeople known, OpenDirectChat direct, SetStatus status)
{
    /// <summary>Somebody whom the reader knows; null for anybody else.</summary>
    public async Task<Person?> KnownAsync(PublicId who) => (await known.AllAsync()).FirstOrDefault(p => p.PublicId == who);

    /// <summary>Whether it is the reader.</summary>
    public async Task<bool> IsMeAsync(Person person) => (await user.ActorAsync())?.Me == person.Id;

    /// <summary>Whether the reader may chat with somebody.</summary>
    public async Task<bool> MayChatAsync(PublicId with) =>
        await user.ActorAsync() is { } actor && await direct.MayAsync(actor.Me, with, CancellationToken.None);

    /// <summary>The chat with somebody, opened; null where there can be none.</summary>
    public async Task<PublicId?> ChatAsync(PublicId with) =>
        await user.ActorAsync() is { } actor && await direct.HandleAsync(actor, with, CancellationToken.None) is { IsDone: true } opened ? opened.Value : null;

    /// <summary>Chooses the reader's status; one whose account has gone meanwhile has no page any more.</summary>
    public async Task ChooseAsync(ChosenStatus chosen) => await status.ChooseAsync(await MeAsync(), chosen, CancellationToken.None);

    /// <summary>Says the reader's status text; gives why not.</summary>
    public async Task<Refusal?> SayAsync(string text) => (await status.SayAsync(await MeAsync(), text, CancellationToken.None)).Refusal;

    private async Task<Actor> MeAsync() => await user.ActorAsync() ?? throw new InvalidOperationException("A page has a reader.");
}
