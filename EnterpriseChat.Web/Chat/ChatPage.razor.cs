using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Chat;

/// <summary>The Chat page: a row of tabs, in each a room, the first the chat list. It loads and lays out; its parts draw.</summary>
public sealed partial class ChatPage : IDisposable
{
    private OpenRoom? _room;
    private long? _link;
    private string? _lost;
    private bool _isLeaving;
    /// <summary>The room shown has its tab: without, its close button or another browser took it away.</summary>
    private bool _hasTab;
    /// <summary>What the room is called, as the reader knew it last: another part of the page may take its row away before this one leaves it.</summary>
    private string _name = "";
    private Actor _me = Actor.Anonymous("");
    private IDisposable? _subscription;
    private IDisposable? _watching;

    /// <summary>The room in the address; null for the chat list.</summary>
    [Parameter]
    public string? RoomName { get; set; }

    /// <summary>The message in the address.</summary>
    [Parameter]
    public string? Number { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private Conversations Conversations { get; set; } = null!;

    [Inject]
    private RoomReader Rooms { get; set; } = null!;

    [Inject]
    private OpenRoomByAddress Opening { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Feed.LookAt(null);
        _watching?.Dispose();
        _subscription?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => _subscription = Feed.Subscribe(ChangedAsync);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (await User.ActorAsync() is not { } actor)
        {
            return;
        }

        _me = actor;
        await Conversations.LoadAsync();
        if (Conversations.Use != ChatUse.Allowed)
        {
            Http.AnswerWith(StatusCodes.Status403Forbidden);
            return;
        }

        await OpenAsync();
    }

    private async Task OpenAsync()
    {
        _isLeaving = false;
        _link = long.TryParse(Number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (_room is not null && RoomName == _room.PublicId.Value && (_watching is not null || _room.Kind == RoomKind.Direct))
        {
            return;
        }

        _watching?.Dispose();
        _watching = null;
        _hasTab = false;
        _room = RoomName is null ? null : (await Opening.HandleAsync(_me, new PublicId(RoomName), CancellationToken.None)).ValueOrNull();
        Feed.LookAt(_room?.Id);
        if (RoomName is not null && _room is null)
        {
            Http.AnswerWith(StatusCodes.Status404NotFound);
        }
        else if (_room is not null)
        {
            // Opening a direct chat shows the other side nothing, no count either.
            _watching = _room.Kind == RoomKind.Direct ? null : Feed.Watch(_room.Id);
            await Conversations.OpenTabAsync(_room);
            _hasTab = true;
            _name = RowOf(_room.PublicId)?.Name ?? "";
        }
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (change.SessionEnded || _me.User is null)
        {
            return;
        }

        await Conversations.ApplyAsync(change);
        if (_room is not null && (change.Lost.Contains(_room.Id) || ((change.Rights || change.Everything) && await IsLostAsync(_room))))
        {
            Leave();
        }
        else if (_room is not null)
        {
            _name = RowOf(_room.PublicId)?.Name ?? _name; // a row that is gone already was known by this name
            LeaveIfClosed();
        }

        Feed.Draw(StateHasChanged);
    }

    private async Task<bool> IsLostAsync(OpenRoom room) => await Rooms.OpenAsync(_me.Me, room.PublicId, CancellationToken.None) is null;

    private void Leave()
    {
        _watching?.Dispose();
        _watching = null;
        _room = null;
        Feed.LookAt(null);
        (_lost, _isLeaving) = (_name, true);
        Navigation.NavigateTo("/chat");
    }

    private ChatListRow? RowOf(PublicId room) => Conversations.Of(room);

    private async Task CloseAsync(ChatListRow tab)
    {
        await Conversations.CloseTabAsync(tab.Id);
        LeaveIfClosed();
    }

    /// <summary>The row of tabs is one in all browsers: a room that is closed in one is in view in none.</summary>
    private void LeaveIfClosed()
    {
        if (_room is not null && _hasTab && !Conversations.HasTab(_room.Id))
        {
            _hasTab = false;
            Navigation.NavigateTo("/chat");
        }
    }
}
