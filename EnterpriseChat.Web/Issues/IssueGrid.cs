using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Web.Issues;

/// <summary>What the grid of issues reads for its reader.</summary>
internal sealed class IssueGrid(IssueRows rows, IssueChoices choices, PeopleDirectory people, MyRights rights)
{
    private Dictionary<UserId, Person> _people = [];

    /// <summary>Companies and projects.</summary>
    public IssueOffer Offer { get; private set; } = IssueOffer.Empty;

    /// <summary>Who works on issues.</summary>
    public IReadOnlyList<Choice> Assignees { get; private set; } = [];

    /// <summary>Whether the reader may make issues.</summary>
    public bool MayMake => rights.May(Permission.EditIssues);

    /// <summary>Whether the reader sees issues of more than one company, as far as permissions tell.</summary>
    public bool HasCompanies => Offer.Companies.Count > 1;

    /// <summary>The people of the rows that are shown.</summary>
    public IEnumerable<Person> People => _people.Values;

    /// <summary>Somebody of the rows that are shown.</summary>
    public Person? Of(UserId? user) => user is { } one ? _people.GetValueOrDefault(one) : null;

    /// <summary>Reads what the filters offer.</summary>
    public async Task LoadAsync(UserId me)
    {
        await rights.LoadAsync();
        Offer = await choices.OfAsync(me, CancellationToken.None);
        Assignees = await choices.AssigneesAsync(me, Offer.Own, CancellationToken.None);
    }

    /// <summary>Reads a page.</summary>
    public async Task<PageOf<IssueRow>> PageAsync(UserId me, IssueFilter filter, PageRequest request)
    {
        var page = await rows.PageAsync(me, filter, request, CancellationToken.None);
        _people = new Dictionary<UserId, Person>(await people.OfAsync(page.Rows.Select(r => r.Assignee).OfType<UserId>(), CancellationToken.None));
        return page;
    }
}
