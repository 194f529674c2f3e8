using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages.Markdown;
using EnterpriseChat.Web.Chat;

namespace EnterpriseChat.Web.Messages;

/// <summary>What the issue keys and room links in the messages of one page are called for its reader; those that lead to nothing seen have no name.</summary>
internal sealed class KeyNames(IssueKeys issues, Conversations rooms)
{
    private HashSet<string> _asked = [];
    private IReadOnlySet<string> _issues = new HashSet<string>();

    /// <summary>The names by key; another object whenever one of them is another.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>Takes in a change: rights, and what rooms are called.</summary>
    public async Task ApplyAsync(FeedChange change)
    {
        if (change.Rights || change.Everything)
        {
            _asked = [];
        }

        await rooms.ApplyAsync(change);
        NameAll();
    }

    /// <summary>Names what stands in these texts. Only what was not asked yet: a message without a new key costs no viewer a query.</summary>
    public async Task ResolveAsync(UserId reader, IEnumerable<RenderedText> texts)
    {
        var keys = texts.SelectMany(t => t.Keys).ToHashSet();
        if (!keys.IsSubsetOf(_asked))
        {
            _asked = keys;
            _issues = await issues.VisibleAsync(reader, [.. keys.Where(key => RoomLinks.Parse(key) is null)], CancellationToken.None);
            NameAll();
        }
    }

    private void NameAll()
    {
        var names = new Dictionary<string, string>();
        foreach (var key in _asked)
        {
            if ((RoomLinks.Parse(key) is (var room, _) ? rooms.Of(room)?.Name : _issues.Contains(key) ? key : null) is { } name)
            {
                names[key] = name;
            }
        }

        if (names.Count != Names.Count || names.Any(n => Names.GetValueOrDefault(n.Key) != n.Value))
        {
            Names = names;
        }
    }
}
