using System.Collections.Concurrent;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues.Outside;

namespace EnterpriseChat.Tests.Harness;

/// <summary>A tracker in the outside world that behaves as badly as the test says: slow, failing, away, or taking what it says it does not.</summary>
internal sealed class OutsideWorld : IOutsideTracker
{
    public const string TrackerName = "outside";

    private readonly ConcurrentQueue<OutgoingComment> _there = new();

    /// <inheritdoc />
    public string Name => TrackerName;

    /// <summary>What it does with the next comment; by default it takes it.</summary>
    public Func<OutgoingComment, CancellationToken, Task<OutsideAnswer>>? Behaviour { get; set; }

    /// <summary>Whether it can be asked what it has.</summary>
    public bool KnowsWhatItHas { get; set; } = true;

    /// <summary>How often it was given a comment.</summary>
    public int Given { get; private set; }

    /// <summary>How often it was asked for one.</summary>
    public int Asked { get; private set; }

    /// <summary>What people read there, in the order in which it came.</summary>
    public IReadOnlyList<OutgoingComment> There => [.. _there];

    /// <summary>Takes it.</summary>
    public OutsideAnswer Take(OutgoingComment comment)
    {
        _there.Enqueue(comment);
        return OutsideAnswer.Taken;
    }

    /// <inheritdoc />
    public async Task<OutsideAnswer> AddAsync(OutgoingComment comment, CancellationToken cancellation)
    {
        Given++;
        return Behaviour is { } behaviour ? await behaviour(comment, cancellation) : Take(comment);
    }

    /// <inheritdoc />
    public Task<bool?> HasAsync(string issueKey, PublicId marker, CancellationToken cancellation)
    {
        Asked++;
        return Task.FromResult<bool?>(KnowsWhatItHas ? _there.Any(c => c.Marker == marker && c.IssueKey == issueKey) : null);
    }
}
