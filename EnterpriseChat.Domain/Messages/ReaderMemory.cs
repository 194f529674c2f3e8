namespace EnterpriseChat.Domain.Messages;

/// <summary>What a room remembers for one reader, and nobody else sees: draft, read mark, range.</summary>
/// <param name="Drafts">What was typed and not sent.</param>
/// <param name="Marks">How far the reader has read.</param>
/// <param name="Range">The choice of <c>Show messages from</c>.</param>
public sealed record ReaderMemory(Drafts Drafts, ReadMarks Marks, RangeChoice Range);
