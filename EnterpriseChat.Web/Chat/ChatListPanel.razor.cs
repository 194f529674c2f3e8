using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Rooms;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Chat;

/// <summary>The chat list: the company chat, then the sections of product.md section 5. It is given its rows and loads only names.</summary>
public sealed partial class ChatListPanel
{
    private string? _filter;
    private UserId _me;

    /// <summary>The rooms that the reader sees.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyCollection<ChatListRow> Rows { get; set; } = [];

    [Inject]
    private LiveHub Hub { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    [Inject]
    private MyRights Rights { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private RoomSigns Signs { get; set; } = null!;

    /// <summary>All sections, those without content too; with a filter only those with a hit.</summary>
    private List<Section> Shown
    {
        get
        {
            var sought = TextRules.Sought(_filter ?? "");
            var sections = SectionsOf(Rows.Where(r => r.IsListed(Hub, Clock.Utc) && (sought.Length == 0 || IsNamed(r, sought))).ToLookup(r => r.Kind));
            return [.. sections.Where(s => sought.Length == 0 || s.Rows.Count > 0)];
        }
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        await Rights.LoadAsync();
        _me = (await User.ActorAsync())?.Me ?? default;
        await Signs.ReadAsync(Rows);
    }

    private static bool IsNamed(ChatListRow row, string sought) =>
        TextRules.Sought($"{row.Name} {row.Issue?.Title}").Contains(sought, StringComparison.Ordinal);

    private static IEnumerable<Section> SectionsOf(ILookup<RoomKind, ChatListRow> rows)
    {
        yield return new(Words.Section_Company, false, [.. rows[RoomKind.Company]], Words.Section_CompanyEmpty);
        yield return new(Words.Section_Rooms, true, [.. rows[RoomKind.ChatRoom].OrderByDescending(r => r.Newest?.PostedAt).ThenBy(r => r.Name)], Words.Section_RoomsEmpty);
        yield return new(Words.Section_Issues, true, [.. rows[RoomKind.Issue].OrderByDescending(r => r.Newest?.PostedAt).ThenBy(r => r.Name)], Words.Section_IssuesEmpty);
        yield return new(Words.Section_Support, true, [.. rows[RoomKind.Support]], Words.Section_SupportEmpty);
        yield return new(
            Words.Section_Direct, true, [.. rows[RoomKind.Direct].OrderByDescending(r => r.Newest?.PostedAt)], Words.Section_DirectEmpty);
    }

    private string Author(ChatListRow room) =>
        Words.ChatList_Author.With(room.Newest?.Author == _me ? Words.ChatList_You : Signs.AuthorOf(room)?.DisplayName.Split(' ')[0]);

    private sealed record Section(string Title, bool ShowsTitle, List<ChatListRow> Rows, string Empty);
}
