using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Chat;

/// <summary>The chat list: the company chat, then the sections of product.md section 5. It is given its rows and loads only names.</summary>
public sealed partial class ChatListPanel
{
    private string? _filter;
    private IReadOnlyDictionary<UserId, Person> _authors = new Dictionary<UserId, Person>();
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
    private PeopleDirectory People { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    private IEnumerable<Section> Sections
    {
        get
        {
            var key = TextRules.Key(_filter ?? "");
            var rows = Rows.Where(r => TextRules.Key(r.Name).Contains(key, StringComparison.Ordinal)).ToLookup(r => r.Kind);
            yield return new(Words.Section_Company, false, [.. rows[RoomKind.Company]], Words.Section_CompanyEmpty);
            yield return new(Words.Section_Rooms, true, [.. rows[RoomKind.ChatRoom].OrderBy(r => r.Name)], Words.Section_RoomsEmpty);
        }
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _me = (await User.ActorAsync())?.Me ?? default;
        _authors = await People.OfAsync(Rows.Where(r => r.Newest is not null).Select(r => r.Newest!.Author), CancellationToken.None);
    }

    private string Author(UserId author) =>
        Words.ChatList_Author.With(author == _me ? Words.ChatList_You : _authors.GetValueOrDefault(author)?.DisplayName.Split(' ')[0]);

    private sealed record Section(string Title, bool ShowsTitle, List<ChatListRow> Rows, string Empty);
}
