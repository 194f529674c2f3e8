namespace EnterpriseChat.Domain.Access;

/// <summary>
/// Remembers each <em>yes</em> of the rule with the rights version under which it was given; it is valid while that is the same.
/// A <em>no</em> is never remembered.
/// </summary>
public sealed class KnownSights
{
    /// <summary>Most answers kept; beyond it all are forgotten, which costs one query each.</summary>
    private const int Most = 200_000;

    private readonly Bounded<(PublicId Room, UserId User), OpenRoom> _known = new(Most);

    /// <summary>The remembered answer, if it was given under this version.</summary>
    internal OpenRoom? Find(PublicId room, UserId user, long version) =>
        _known.TryGet((room, user), out var open) && open.RightsVersion == version ? open : null;

    /// <summary>Remembers an answer.</summary>
    internal void Remember(OpenRoom open) => _known.Keep((open.PublicId, open.Reader), open);
}
