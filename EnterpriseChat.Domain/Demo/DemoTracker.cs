using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Demo;

/// <summary>
/// Makes the issues of the demo through the operations, step by step between what is said in its rooms, so that the log tells all of it in the
/// order of time.
/// </summary>
internal sealed class DemoTracker(Runner runner, DemoClock clock, IDbContextFactory<ChatDb> reads, IReadOnlyDictionary<string, UserId> people)
{
    private readonly Random _random = new(20261201);
    private readonly RefusedTries _tries = new(clock);
    private readonly List<DemoPerson> _workers = [.. DemoPeople.People.Where(p => p.Company == DemoPeople.Companies[0] && p.Groups.Contains("Members"))];
    private readonly Queue<(DateTimeOffset At, Func<Task> Do)> _steps = [];

    /// <summary>Makes the project, and knows what is to be done between two times.</summary>
    public async Task BeginAsync(DateTimeOffset from, DateTimeOffset now, CancellationToken cancellation)
    {
        var project = (await new MakeProject(runner, _tries).HandleAsync(Actor.System, "TEST", "Test", cancellation).ConfigureAwait(false)).Value;
        using var db = reads.CreateDbContext();
        var users = await db.Users.ToDictionaryAsync(u => u.UserName, u => u.PublicId, cancellation).ConfigureAwait(false);
        var companies = await db.Companies.ToDictionaryAsync(c => c.Name, c => c.PublicId, cancellation).ConfigureAwait(false);
        var apart = (now - from) / (DemoIssues.Count + 1);
        var steps = new List<(DateTimeOffset At, Func<Task> Do)>();
        for (var number = 1; number <= DemoIssues.Count; number++)
        {
            var at = from + (number * apart);
            var issue = New(number) with { Company = companies[DemoIssues.Of(number).Company], Project = project };
            steps.Add((at, Made(issue, cancellation)));
            steps.Add((at += TimeSpan.FromMinutes(_random.Next(20, 900)), Changed(number, users, (at, cancellation))));
            for (var said = _random.Next(4); said > 0; said--)
            {
                steps.Add((at += TimeSpan.FromMinutes(_random.Next(20, 1_500)), Commented(number, cancellation)));
            }
        }

        steps.Where(s => s.At < now).OrderBy(s => s.At).ToList().ForEach(_steps.Enqueue);
    }

    /// <summary>Does what happened before that time.</summary>
    public async Task GoOnAsync(DateTimeOffset until)
    {
        while (_steps.TryPeek(out var next) && next.At < until)
        {
            clock.Now = _steps.Dequeue().At;
            await next.Do().ConfigureAwait(false);
        }
    }

    private NewIssue New(int number) => new(DemoIssues.Of(number).Title)
    {
        Description = DemoIssues.Description(_random, number),
        Type = number == DemoIssues.Known ? IssueType.Issue : (IssueType)_random.Next(1, 4),
    };

    private Func<Task> Made(NewIssue issue, CancellationToken cancellation)
    {
        var who = Somebody();
        return () => new MakeIssue(runner, _tries).HandleAsync(who, issue, cancellation);
    }

    private Func<Task> Changed(int number, Dictionary<string, PublicId> users, (DateTimeOffset At, CancellationToken Cancellation) when)
    {
        var isKnown = number == DemoIssues.Known;
        var assignee = isKnown ? "member" : _random.Next(5) == 0 ? null : _workers[_random.Next(_workers.Count)].UserName;
        var edit = new IssueEdit
        {
            Status = new(IssueStatus.Open, DemoIssues.Status(_random, number)),
            Priority = new(IssuePriority.Medium, isKnown ? IssuePriority.High : (IssuePriority)_random.Next(1, 5)),
            Assignee = new(null, assignee is null ? null : users[assignee]),
            DueOn = new(null, !isKnown && _random.Next(3) == 0 ? null : DateOnly.FromDateTime(when.At.UtcDateTime).AddDays(_random.Next(8, 40))),
        };
        var who = Somebody();
        return () => new EditIssue(runner, _tries, new LastActor(reads)).HandleAsync(who, Key(number), edit, when.Cancellation);
    }

    private Func<Task> Commented(int number, CancellationToken cancellation)
    {
        var (who, text) = (Somebody(), DemoIssues.Comments[_random.Next(DemoIssues.Comments.Count)]);
        return () => new AddComment(runner, new PostingLimit(int.MaxValue), _tries).HandleAsync(who, Key(number), (PublicId.New().Value, text), cancellation);
    }

    private static string Key(int number) => FormattableString.Invariant($"TEST-{number}");

    private Actor Somebody() => new(people[_workers[_random.Next(_workers.Count)].UserName], null, "demo");
}
