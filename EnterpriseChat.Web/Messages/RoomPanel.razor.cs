using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.People;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Messages;

/// <summary>A room in its tab: header, messages, composer. It subscribes, then reads, then drops what it already has by number.</summary>
public sealed partial class RoomPanel : IDisposable
{
    private Guests _here = Guests.Nobody;
    private RoomOpening? _opening;
    private MessageRange _range;
    private long? _openedLink;
    private TypedText? _draft;
    private string _mePublicId = "";
    private bool _failed;
    private IDisposable? _subscription;

    /// <summary>That the reader may see it.</summary>
    [Parameter, EditorRequired]
    public OpenRoom Room { get; set; } = null!;

    /// <summary>Its row of the chat list: what it is called and is.</summary>
    [Parameter]
    [EditorRequired]
    public ChatListRow? Row { get; set; }

    /// <summary>The number of a link; null without one.</summary>
    [Parameter]
    public long? Link { get; set; }

    [Inject]
    private RoomReader Reader { get; set; } = null!;

    [Inject]
    private OpenForReading Opening { get; set; } = null!;

    [Inject]
    private ReaderMemory Memory { get; set; } = null!;

    [Inject]
    private KeyNames Keys { get; set; } = null!;

    [Inject]
    private PeopleDirectory People { get; set; } = null!;

    [Inject]
    private RoomGuests WhoIsHere { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    [Inject]
    private ILogger<RoomPanel> Logger { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        var me = await People.OfAsync([Room.Reader], CancellationToken.None);
        _mePublicId = me[Room.Reader].PublicId.Value;
        _range = await Memory.Range.OfAsync(Room.Reader, CancellationToken.None);
        _openedLink = Link;
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // Another link into the room that is open already.
        if (_opening is not null && Link != _openedLink)
        {
            _openedLink = Link;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _draft = await Memory.Drafts.OfAsync(Room, CancellationToken.None);
            await OpenAsync(_openedLink);
            await LookWhoIsHereAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _failed = true;
            Log.LoadFailed(Logger, e);
        }
    }

    private async Task OpenAsync(long? link)
    {
        _opening = await Opening.HandleAsync(Room, Clock.Start(_range), link, CancellationToken.None);
        await ResolveKeysAsync();
    }

    private Task LoadNewestAsync() => OpenAsync(null);

    private async Task ChooseAsync(MessageRange range)
    {
        _range = range;
        Memory.Range.Choose(Room.Reader, range);
        await OpenAsync(null);
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (change.SessionEnded || change.Lost.Contains(Room.Id))
        {
            return; // the page takes this panel away
        }

        await Keys.ApplyAsync(change);
        if (change.Touches(Room.Id))
        {
            await CatchUpAsync();
        }

        if (change.Drafts.Contains(Room.Id) || change.Everything)
        {
            _draft = await Memory.Drafts.OfAsync(Room, CancellationToken.None);
        }

        await LookWhoIsHereAsync();
        Feed.Draw(StateHasChanged);
    }

    /// <summary>Takes what changed since the last look; when the room was lost, the page takes this panel away.</summary>
    private async Task CatchUpAsync()
    {
        if (_opening is not null && await _opening.View.CatchUpAsync(Reader, Room.Reader, Room.PublicId, CancellationToken.None))
        {
            await ResolveKeysAsync();
        }
    }

    private async Task OlderAsync()
    {
        if (_opening?.View is { Messages: [var first, ..] } view
            && await Reader.BeforeAsync(Room.Reader, Room.PublicId, first.Number, _opening.From, CancellationToken.None) is { } older)
        {
            view.AddOlder(older);
            await ResolveKeysAsync();
        }
    }

    private async Task NewerAsync()
    {
        if (_opening?.View is { HasNewer: true } view
            && await Reader.AfterAsync(Room.Reader, Room.PublicId, view.Last, CancellationToken.None) is { } newer)
        {
            view.AddNewer(newer.Page, newer.HasNewer);
            await ResolveKeysAsync();
        }
    }

    /// <summary>The reader has set the mark: the line of new messages stands behind it.</summary>
    private void NewAfter(long number) => _opening = _opening! with { NewAfter = number };

    private Task ResolveKeysAsync() => Keys.ResolveAsync(Room.Reader, _opening?.View.Messages.Select(m => m.Text) ?? []);

    private async Task LookWhoIsHereAsync() => _here = await WhoIsHere.OfAsync(Room.Id, CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(2301, LogLevel.Error, "A room could not be loaded.")]
        public static partial void LoadFailed(ILogger log, Exception exception);
    }
}
