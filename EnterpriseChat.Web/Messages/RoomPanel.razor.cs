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
    private readonly List<MessageView> _messages = [];
    private HashSet<string> _askedKeys = [];
    private IReadOnlySet<string> _keys = new HashSet<string>();
    private List<Person> _here = [];
    private TypedText? _draft;
    private string _mePublicId = "";
    private long _changes = -1;
    private bool _hasOlder;
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

        if (change.Rights || change.Everything)
        {
            _askedKeys = [];
        }

        if (change.Touches(Room.Id))
        {
            await CatchUpAsync();
        }

        if (change.Drafts.Contains(Room.Id))
        {
            _draft = await Drafts.OfAsync(Room, CancellationToken.None);
        }

        await LookWhoIsHereAsync();
        StateHasChanged();
    }

    /// <summary>Takes what changed since the last look. A gap, which only a page far behind has, is closed by reading afresh.</summary>
    private async Task CatchUpAsync()
    {
        if (await Reader.NewestAsync(Room.Reader, Room.PublicId, _changes, CancellationToken.None) is not { } newest)
        {
            // The room was lost; the page takes this panel away.
            _messages.Clear();
            return;
        }

        if (_messages.Count > 0 && !newest.Messages.IsEmpty && newest.Messages[0].Number > _messages[^1].Number + 1)
        {
            newest = await Reader.NewestAsync(Room.Reader, Room.PublicId, -1, CancellationToken.None) ?? newest;
            _messages.Clear();
        }

        if (_messages.Count == 0)
        {
            _hasOlder = newest.HasOlder;
        }

        _changes = newest.Changes;
        foreach (var message in newest.Messages)
        {
            Put(message);
        }

        await ResolveKeysAsync();
    }

    private void Put(MessageView message)
    {
        if (_messages.Count == 0 || message.Number > _messages[^1].Number)
        {
            _messages.Add(message);
            return;
        }

        var at = _messages.FindIndex(m => m.Number == message.Number);
        if (at >= 0)
        {
            _messages[at] = message;
        }
    }

    private async Task OlderAsync()
    {
        if (_messages.Count == 0
            || await Reader.BeforeAsync(Room.Reader, Room.PublicId, _messages[0].Number, CancellationToken.None) is not { } older)
        {
            return;
        }

        _messages.InsertRange(0, older.Messages);
        _hasOlder = older.HasOlder;
        await ResolveKeysAsync();
    }

    /// <summary>The newest message has been in view for a second in a visible page; the number comes from the browser and is checked.</summary>
    private void Seen(ChangeEventArgs e)
    {
        if (long.TryParse(e.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && _messages.Count > 0 && number > 0 && number <= _messages[^1].Number)
        {
            Marks.Read(Room, number);
        }
    }

    private async Task ResolveKeysAsync()
    {
        // Only what was not asked yet: a message without a new key costs no viewer a query.
        var keys = _messages.SelectMany(m => m.Text.Keys).ToHashSet();
        if (!keys.IsSubsetOf(_askedKeys))
        {
            _askedKeys = keys;
            _keys = await IssueKeys.VisibleAsync(Room.Reader, keys, CancellationToken.None);
        }
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
