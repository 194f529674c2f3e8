using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Messages;

/// <summary>
/// The messages of a room as plain rows, some of them a component: one for each message would cost a circuit 80 KiB, one for all would be
/// drawn whole for each new message (docs/performance.md).
/// </summary>
public sealed partial class MessageList : IDisposable
{
    private readonly MessageLines _lines = new();
    private IDisposable? _menu;

    /// <summary>The key of the issue whose chat it is; null for other rooms.</summary>
    [Parameter]
    public string? IssueKey { get; set; }

    /// <summary>The room.</summary>
    [Parameter]
    [EditorRequired]
    public OpenRoom Room { get; set; } = null!;

    /// <summary>What is shown.</summary>
    [Parameter]
    [EditorRequired]
    public RoomView View { get; set; } = null!;

    /// <summary>The message of a link.</summary>
    [Parameter]
    public long? Linked { get; set; }

    /// <summary>The number after which the reader had not read when the room was opened; null when nothing was new.</summary>
    [Parameter]
    public long? NewAfter { get; set; }

    /// <summary>What stands there while there is no message.</summary>
    [Parameter]
    public RenderFragment? Nothing { get; set; }

    /// <summary>Older messages are wanted.</summary>
    [Parameter]
    public EventCallback OnOlder { get; set; }

    /// <summary>Newer messages are wanted.</summary>
    [Parameter]
    public EventCallback OnNewer { get; set; }

    /// <summary>The newest messages are wanted at once.</summary>
    [Parameter]
    public EventCallback OnNewest { get; set; }

    /// <summary>A message is to count as unread, with all behind it.</summary>
    [Parameter]
    public EventCallback<long> OnUnread { get; set; }

    /// <summary>The reader's public id.</summary>
    [Parameter]
    [EditorRequired]
    public string MePublicId { get; set; } = "";

    /// <summary>What the issue keys and room links are called that the reader sees as links.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string> Names { get; set; } = new Dictionary<string, string>();

    [Inject]
    private PeopleDirectory People { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    [Inject]
    private ContextMenus Menus { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => _menu?.Dispose();

    /// <inheritdoc />
    protected override void OnInitialized() => _menu = AuthorMenu.Register(Menus, () => _lines.Authors);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // Asked for before the people are read: a change in between is then looked at again.
        var marks = new LineMarks(View.Revision, People.Changes, Room.Reader, Clock.Today) { NewAfter = NewAfter, Linked = Linked, Room = Room.PublicId.Value, Zone = Clock.Zone };
        var known = _lines.Known(View, marks);
        var people = await People.OfAsync(View.Messages.Skip(known).SelectMany(m => new[] { m.Author, View.QuotedBy(m)?.Author }).OfType<UserId>().Concat(View.PeopleOfEvents), CancellationToken.None);
        _lines.Take(View, marks, people, Clock);
    }
}
