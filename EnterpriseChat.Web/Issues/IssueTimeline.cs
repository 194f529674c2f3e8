using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages.Markdown;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Messages;

namespace EnterpriseChat.Web.Issues;

/// <summary>The history of an issue as one page shows it, with the names that stand in it. It is read again as a whole as far as it is shown.</summary>
internal sealed class IssueTimeline(IssueHistory history, PeopleDirectory people, Companies companies, KeyNames keys)
{
    private Task _reading = Task.CompletedTask;
    private UserId _me;
    private string _key = "";
    private IReadOnlyDictionary<UserId, Person> _people = new Dictionary<UserId, Person>();
    private IReadOnlyDictionary<CompanyId, string> _companies = new Dictionary<CompanyId, string>();

    /// <summary>Which entries are shown.</summary>
    public HistoryView View { get; private set; }

    /// <summary>What is shown.</summary>
    public HistoryPage Page { get; private set; } = HistoryPage.Empty;

    /// <summary>What the keys in texts are called that the reader sees as links.</summary>
    public IReadOnlyDictionary<string, string> Names => keys.Names;

    /// <summary>Who stands in it.</summary>
    public IEnumerable<Person> People => _people.Values;

    /// <summary>Somebody who stands in it; null for the product.</summary>
    public Person? Of(UserId? user) => user is { } one ? _people.GetValueOrDefault(one) : null;

    /// <summary>Reads the newest entries of a view.</summary>
    public Task LoadAsync(UserId me, string key, HistoryView view)
    {
        (_me, _key, View) = (me, key, view);
        return InTurnAsync(() => ReadAsync(new HistoryQuestion(View), []));
    }

    /// <summary>Reads older ones.</summary>
    public Task MoreAsync() => InTurnAsync(() => Page is { HasOlder: true, Lines: [.., { Number: var oldest }] }
        ? ReadAsync(new HistoryQuestion(View, Before: oldest), Page.Lines)
        : Task.CompletedTask);

    /// <summary>Reads again what is shown, and what has come since.</summary>
    public async Task RefreshAsync(FeedChange change)
    {
        await keys.ApplyAsync(change);
        await InTurnAsync(() => ReadAsync(new HistoryQuestion(View, From: Page is { HasOlder: true, Lines: [.., { Number: var oldest }] } ? oldest : 0), []));
    }

    /// <summary>A value of a field, as a person reads it.</summary>
    public string Said(string field, string? value) => (field, value) switch
    {
        (IssueFields.Assignee, _) => Of(Number(value) is { } user ? new UserId(user) : null)?.DisplayName ?? Words.Issue_Nobody,
        (_, null) => Words.Grid_Nothing,
        (IssueFields.Type, _) => IssueLook.Word((IssueType)(Number(value) ?? 0)),
        (IssueFields.Status, _) => IssueLook.Word((IssueStatus)(Number(value) ?? 0)),
        (IssueFields.Priority, _) => IssueLook.Word((IssuePriority)(Number(value) ?? 0)),
        (IssueFields.Company, _) => Number(value) is { } company ? _companies.GetValueOrDefault(new CompanyId(company)) ?? value : value,
        (IssueFields.Due, _) => IssueLook.Day(DateOnly.ParseExact(value, "O", CultureInfo.InvariantCulture)),
        _ => value,
    };

    /// <summary>One reading after the other: each goes on from what the one before shows.</summary>
    private Task InTurnAsync(Func<Task> read)
    {
        return _reading = AfterAsync(_reading);

        async Task AfterAsync(Task before)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
            await read();
        }
    }

    private async Task ReadAsync(HistoryQuestion question, IReadOnlyList<HistoryLine> newer)
    {
        if (await history.OfAsync(_me, _key, question, CancellationToken.None) is not { } page)
        {
            return; // the page that shows it leaves by itself
        }

        List<HistoryLine> lines = [.. newer, .. page.Lines];
        var changes = lines.SelectMany(l => l.Changes).ToList();
        var named = changes.Where(c => c.Field == IssueFields.Assignee).SelectMany(c => new[] { Number(c.Before), Number(c.After) }).OfType<long>().Select(n => new UserId(n));
        _people = await people.OfAsync(lines.Select(l => l.Actor).Concat(page.Decisions.Select(d => d.By)).OfType<UserId>().Concat(named), CancellationToken.None);
        if (_companies.Count == 0 && changes.Any(c => c.Field == IssueFields.Company))
        {
            _companies = await companies.NamesAsync(CancellationToken.None);
        }

        await keys.ResolveAsync(_me, lines.Select(l => l.Message?.Text ?? l.Text).Concat(page.Decisions.Select(d => d.Message.Text)).OfType<RenderedText>());
        Page = page with { Lines = lines };
    }

    private static long? Number(string? value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
