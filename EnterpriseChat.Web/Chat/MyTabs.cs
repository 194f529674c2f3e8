using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Rooms;

namespace EnterpriseChat.Web.Chat;

/// <summary>The row of tabs as its owner uses it: to open the tab of an issue chat is to come into it, to close it is to leave.</summary>
internal sealed class MyTabs(Tabs tabs, IssueChatVisits visits)
{
    /// <summary>The rooms in the row.</summary>
    public Task<IReadOnlyList<RoomId>> OfAsync(UserId me) => tabs.OfAsync(me, CancellationToken.None);

    /// <summary>Adds a room.</summary>
    public async Task OpenAsync(Actor me, OpenRoom room)
    {
        await visits.ComeAsync(me, room, CancellationToken.None);
        await tabs.OpenAsync(room, CancellationToken.None);
    }

    /// <summary>Takes a room out.</summary>
    public async Task CloseAsync(Actor me, RoomId room, bool isIssueChat)
    {
        await tabs.CloseAsync(me.Me, room, CancellationToken.None);
        if (isIssueChat)
        {
            await visits.GoAsync(me, room, CancellationToken.None);
        }
    }

    /// <summary>Who invited the reader into an issue chat; null when nobody did.</summary>
    public Task<UserId?> InvitedByAsync(OpenRoom room) => visits.InvitedByAsync(room, CancellationToken.None);
}
