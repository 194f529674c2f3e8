namespace EnterpriseChat.Domain.Access;

/// <summary>That the rule said yes for one reader and one issue, under one rights version. Only the door makes one, so having one is the proof.</summary>
public sealed class OpenIssue
{
    internal OpenIssue(IssueId id, string key, UserId reader, long rightsVersion) => (Id, Key, Reader, RightsVersion) = (id, key, reader, rightsVersion);

    /// <summary>The issue.</summary>
    public IssueId Id { get; }

    /// <summary>What it is called now; it may have been asked for by a key that it had before.</summary>
    public string Key { get; }

    /// <summary>Who may see it.</summary>
    public UserId Reader { get; }

    /// <summary>The version under which the rule was asked; what was written under a newer one needs a new answer.</summary>
    public long RightsVersion { get; }
}
