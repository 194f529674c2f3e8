namespace EnterpriseChat.Domain.Messages;

/// <summary>That a message names somebody who can see it, or everyone who is there. An edit replaces the rows of its message.</summary>
public sealed class Mention
{
    /// <summary>The message.</summary>
    public required long MessageId { get; init; }

    /// <summary>
    /// The name as it stands behind the @, folded by <see cref="TextRules.Key"/>: a user who is renamed later is still drawn as named.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Who is named; null for <c>@here</c>.</summary>
    public required UserId? UserId { get; init; }
}
