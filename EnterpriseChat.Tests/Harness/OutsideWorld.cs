using System.Collections.Concurrent;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Issues.Trackers;

namespace EnterpriseChat.Tests.Harness;

/// <summary>
/// A tracker in the outside world, in memory. It keeps what the port promises, and takes comments as badly as the test says: slowly, failing, not
/// at all, or without saying so.
/// </summary>
internal sealed class OutsideWorld : ITracker
{
    public const string TrackerName = "outside";

    private readonly ConcurrentQueue<TrackerComment> _there = new();
    private readonly List<TrackedIssue> _issues = [];
    private readonly HashSet<(UserId, string)> _seen = [];

    /// <inheritdoc />
    public string Name => TrackerName;

    /// <summary>What it does with the next comment; by default it takes it.</summary>
    public Func<TrackerComment, CancellationToken, Task<TrackerAnswer>>? Behaviour { get; set; }

    /// <summary>Whether it can be asked what it has.</summary>
    public bool KnowsWhatItHas { get; set; } = true;

    /// <summary>How often it was given a comment.</summary>
    public int Given { get; private set; }

    /// <summary>How often it was asked for one.</summary>
    public int Asked { get; private set; }

    /// <summary>What people read there, in the order in which it came.</summary>
    public IReadOnlyList<TrackerComment> There => [.. _there];

    /// <summary>An issue that these people see.</summary>
    public void Add(TrackedIssue issue, params UserId[] seenBy)
    {
        _issues.Insert(0, issue);
        _seen.UnionWith(seenBy.Select(u => (u, issue.Key)));
    }

    /// <summary>Takes a comment, whatever was taken before.</summary>
    public TrackerAnswer Take(TrackerComment comment)
    {
        _there.Enqueue(comment);
        return TrackerAnswer.Taken;
    }

    /// <inheritdoc />
    public Task<bool> MaySeeAsync(UserId reader, string key, CancellationToken cancellation) => Task.FromResult(_seen.Contains((reader, key)));

    /// <inheritdoc />
    public Task<TrackedIssue?> ReadAsync(UserId reader, string key, CancellationToken cancellation) =>
        Task.FromResult(_issues.Find(i => i.Key == key && _seen.Contains((reader, key))));

    /// <inheritdoc />
    public Task<IReadOnlyList<TrackedIssue>> ListAsync(UserId reader, int most, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<TrackedIssue>>([.. _issues.Where(i => _seen.Contains((reader, i.Key))).Take(most)]);

    /// <inheritdoc />
    public Task<Outcome<string>> ChangeAsync(Actor actor, string key, IssueEdit edit, CancellationToken cancellation)
    {
        if (_issues.Find(i => i.Key == key && _seen.Contains((actor.Me, key))) is not { } issue)
        {
            return Task.FromResult<Outcome<string>>(IssueRefusals.NotFound);
        }

        if (edit.Title.Collides(issue.Title) || edit.Status.Collides(issue.Status))
        {
            return Task.FromResult<Outcome<string>>(new ChangedMeanwhile([new PresentValue(IssueFields.Title, issue.Title)]));
        }

        _issues.Remove(issue);
        _issues.Insert(0, issue with
        {
            Title = edit.Title.IsChange ? edit.Title.After : issue.Title,
            Status = edit.Status.IsChange ? edit.Status.After : issue.Status,
            DueOn = edit.DueOn.IsChange ? edit.DueOn.After : issue.DueOn,
        });
        return Task.FromResult<Outcome<string>>(key);
    }

    /// <inheritdoc />
    public async Task<TrackerAnswer> AddCommentAsync(TrackerComment comment, CancellationToken cancellation)
    {
        Given++;
        return Behaviour is { } behaviour ? await behaviour(comment, cancellation)
            : _there.Any(c => c.Marker == comment.Marker) ? TrackerAnswer.Taken
            : _seen.Count > 0 && !_issues.Exists(i => i.Key == comment.Key) ? TrackerAnswer.Refused("404")
            : Take(comment);
    }

    /// <inheritdoc />
    public Task<bool?> HasCommentAsync(string key, PublicId marker, CancellationToken cancellation)
    {
        Asked++;
        return Task.FromResult<bool?>(KnowsWhatItHas ? _there.Any(c => c.Marker == marker && c.Key == key) : null);
    }
}
