using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.People;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Messages;

/// <summary>The messages of a room as plain rows: a component a message would cost each circuit 80 KiB (performance.md section 2).</summary>
public sealed partial class MessageList
{
    /// <summary>Messages of one author this close together are drawn as one group (product.md section 5).</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(5);

    private IReadOnlyDictionary<UserId, Person> _authors = new Dictionary<UserId, Person>();

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

    /// <summary>Older messages are wanted.</summary>
    [Parameter]
    public EventCallback OnOlder { get; set; }

    /// <summary>Newer messages are wanted.</summary>
    [Parameter]
    public EventCallback OnNewer { get; set; }

    /// <summary>The newest messages are wanted at once.</summary>
    [Parameter]
    public EventCallback OnNewest { get; set; }

    /// <summary>The reader's public id.</summary>
    [Parameter]
    [EditorRequired]
    public string MePublicId { get; set; } = "";

    /// <summary>The issue keys that the reader sees as links.</summary>
    [Parameter]
    public IReadOnlySet<string> VisibleKeys { get; set; } = new HashSet<string>();

    [Inject]
    private PeopleDirectory People { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    private IEnumerable<Line> Lines
    {
        get
        {
            MessageView? before = null;
            var isAfterMark = false;
            foreach (var message in View.Messages)
            {
                var day = Clock.Day(message.PostedAt);
                var isNewDay = before is null || Clock.Day(before.PostedAt) != day;
                var isHead = isNewDay || before!.Author != message.Author || message.PostedAt - before.PostedAt >= Together;
                var isFirstNew = !isAfterMark && message.Number > NewAfter && message.Author != Room.Reader;
                isAfterMark |= isFirstNew;
                var author = _authors.GetValueOrDefault(message.Author);
                yield return new Line(
                    message,
                    isNewDay ? Clock.DayLine(day) : null,
                    isHead || isFirstNew,
                    isFirstNew,
                    message.Author == Room.Reader,
                    author?.DisplayName ?? "",
                    Initials.Of(author?.DisplayName ?? ""),
                    author is null ? 0 : Initials.Colour(author.PublicId));
                before = message;
            }
        }
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync() =>
        _authors = await People.OfAsync(View.Messages.Select(m => m.Author), CancellationToken.None);

    /// <summary>The one place where rendered text becomes markup: it came from <c>MessageRenderer</c>, which escapes all that people write.</summary>
    private MarkupString Html(MessageView message)
    {
#pragma warning disable RS0030
        return new MarkupString(message.Text.Join(VisibleKeys.Contains));
#pragma warning restore RS0030
    }

    private sealed record Line(MessageView Message, string? Day, bool IsHead, bool IsFirstNew, bool IsOwn, string Author, string Initials, int Colour);
}
