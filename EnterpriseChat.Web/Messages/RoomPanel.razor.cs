using System.Globalization;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Messages;

/// <summary>A room in its tab: header, messages, composer. It subscribes, then reads, then drops what it already has by number.</summary>
public sealed partial class RoomPanel : IDisposable
{
    private readonly RoomView _view = new();
    private IReadOnlySet<string> _keys = new HashSet<string>();
    private List<Person> _here = [];
    private TypedText? _draft;
    private string _mePublicId = "";
    private bool _failed;
    private IDisposable? _subscription;

    /// <summary>That the reader may see it.</summary>
    [Parameter]
    [EditorRequired]
    public OpenRoom Room { get; set; } = null!;

    /// <summary>What it is called.</summary>
    [Parameter]
    [EditorRequired]
    public string Name { get; set; } = "";

    [Inject]
    private RoomReader Reader { get; set; } = null!;

    [Inject]
    private Drafts Drafts { get; set; } = null!;

    [Inject]
    private IssueKeys IssueKeys { get; set; } = null!;

    [Inject]
    private PeopleDirectory People { get; set; } = null!;

    [Inject]
    private LiveHub Hub { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private ReadMarks Marks { get; set; } = null!;

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
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _draft = await Drafts.OfAsync(Room, CancellationToken.None);
            await CatchUpAsync();
            await LookWhoIsHereAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _failed = true;
            Log.LoadFailed(Logger, e);
        }
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (change.SessionEnded)
        {
            return;
        }

        if (change.Touches(Room.Id))
        {
            await CatchUpAsync();
        }

        if (change.PrivateState)
        {
            _draft = await Drafts.OfAsync(Room, CancellationToken.None);
        }

        await LookWhoIsHereAsync();
        StateHasChanged();
    }

    /// <summary>Takes what changed since the last look; when the room was lost, the page takes this panel away.</summary>
    private async Task CatchUpAsync()
    {
        if (await _view.CatchUpAsync(Reader, Room.Reader, Room.PublicId, CancellationToken.None))
        {
            await ResolveKeysAsync();
        }
    }

    private async Task OlderAsync()
    {
        if (_view.Messages.Count > 0
            && await Reader.BeforeAsync(Room.Reader, Room.PublicId, _view.Messages[0].Number, CancellationToken.None) is { } older)
        {
            _view.TakeOlder(older);
            await ResolveKeysAsync();
        }
    }

    /// <summary>The newest message has been in view for a second in a visible page; the number comes from the browser and is checked.</summary>
    private void Seen(ChangeEventArgs e)
    {
        if (long.TryParse(e.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && _view.Messages.Count > 0 && number > 0 && number <= _view.Messages[^1].Number)
        {
            Marks.Read(Room, number);
        }
    }

    private async Task ResolveKeysAsync()
    {
        var keys = _view.Messages.SelectMany(m => m.Text.Keys).Distinct().ToList();
        _keys = await IssueKeys.VisibleAsync(Room.Reader, keys, CancellationToken.None);
    }

    private async Task LookWhoIsHereAsync()
    {
        var viewers = Hub.Viewers(Room.Id);
        _here = [.. (await People.OfAsync(viewers, CancellationToken.None)).Values.OrderBy(p => p.DisplayName, StringComparer.CurrentCultureIgnoreCase)];
    }

    private static partial class Log
    {
        [LoggerMessage(2301, LogLevel.Error, "A room could not be loaded.")]
        public static partial void LoadFailed(ILogger log, Exception exception);
    }
}
