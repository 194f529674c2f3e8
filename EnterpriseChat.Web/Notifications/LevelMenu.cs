using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using MudBlazor;

namespace EnterpriseChat.Web.Notifications;

/// <summary>What a reader may choose of a room for themselves alone: that it is read, and what of it they are told.</summary>
internal sealed class LevelMenu(CurrentUser user, RoomReader rooms, ReadMarks marks, SetRoomLevel levels, ReaderClock clock)
{
    /// <summary>The kind under which the menu of the levels alone is registered.</summary>
    public const string Kind = "level";

    /// <summary>The lines of the menu of a room.</summary>
    public IEnumerable<MenuItem> Items(ChatListRow room) =>
    [
        new(Words.Room_MarkAsRead)
        {
            Icon = Icon.Of(Icons.Material.Outlined.MarkEmailRead),
            Do = () => ReadAsync(room),
            IsDisabled = room.Unread == 0,
        },
        new(Words.Notifications) { Icon = Icon.Of(LevelSign.Drawing(room.Level)), Items = Choices(room) },
    ];

    /// <summary>The levels as a menu of its own.</summary>
    public MenuOf Of(ChatListRow room) => new(Words.Notifications_Of.With(room.Name), Choices(room));

    private List<MenuItem> Choices(ChatListRow room)
    {
        var isMuted = room.Level.MutedUntil is not null;
        return
        [
            .. LevelWords.All.Select(level => new MenuItem(LevelWords.Of(level))
            {
                IsChecked = room.Level.Chosen == level,
                Do = () => ChangeAsync(actor => levels.ChooseAsync(actor, room.PublicId, level, CancellationToken.None)),
            }),
            new(isMuted ? Words.Level_Unmute.With(clock.Time(room.Level.MutedUntil!.Value)) : Words.Level_Mute)
            {
                BeginsGroup = true,
                Do = () => ChangeAsync(actor => levels.MuteAsync(actor, room.PublicId, !isMuted, CancellationToken.None)),
            },
        ];
    }

    /// <summary>A room that was lost meanwhile leaves the page by itself; there is nothing more to say.</summary>
    private async Task ChangeAsync(Func<Actor, Task> change)
    {
        if (await user.ActorAsync() is { } actor)
        {
            await change(actor);
        }
    }

    /// <summary>What the reader's list showed is read; what has come since is not.</summary>
    private Task ReadAsync(ChatListRow room) => ChangeAsync(async actor =>
    {
        if (await rooms.OpenAsync(actor.Me, room.PublicId, CancellationToken.None) is { } open)
        {
            marks.Read(open, room.Last);
        }
    });
}
