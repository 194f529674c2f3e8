using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using MudBlazor;

namespace EnterpriseChat.Web.Issues;

/// <summary>The line <c>Invite to TEST-123</c> in the menus of users, while this page shows an issue chat (product.md section 5).</summary>
internal sealed class IssueInvites(CurrentUser user, InviteToIssueChat invite)
{
    private OpenRoom? _room;
    private string _key = "";

    /// <summary>The page shows an issue chat.</summary>
    public void Enter(OpenRoom room, string key) => (_room, _key) = (room, key);

    /// <summary>The page shows it no more; if it shows another already, that stays.</summary>
    public void Leave(OpenRoom room) => _room = _room == room ? null : _room;

    /// <summary>The line for somebody; null where it is not offered.</summary>
    public async Task<MenuItem?> ItemAsync(Person person) =>
        _room is not { } room || !await invite.MayAsync(room, person.PublicId, CancellationToken.None) ? null
        : new MenuItem(Words.Issue_Invite.With(_key))
        {
            Icon = Icon.Of(Icons.Material.Outlined.PersonAdd),
            BeginsGroup = true,
            Do = async () => await invite.HandleAsync(await user.ActorAsync() ?? Actor.Anonymous(""), room.PublicId, person.PublicId, CancellationToken.None),
        };
}
