namespace EnterpriseChat.Domain.Audit;

/// <summary>What was true of the log at a moment, to be kept outside the database.</summary>
/// <param name="Number">1, 2, 3 … in the order of writing, so that one that is taken away leaves a gap.</param>
/// <param name="Follows">
/// The checkpoint that the log went on from: the one before, or an earlier one when a backup was put back; 0 when there was none.
/// </param>
/// <param name="Sequence">The newest entry.</param>
/// <param name="Hash">Its hash in lower case hexadecimal.</param>
/// <param name="At">When it was written, in UTC milliseconds.</param>
public sealed record Checkpoint(long Number, long Follows, long Sequence, string Hash, DateTime At);
