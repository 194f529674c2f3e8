namespace EnterpriseChat.Domain.Messages;

/// <summary>How a read mark was moved: forward by reading, which never takes it back, or set to a place by its owner.</summary>
/// <param name="Number">The last message that counts as read; 0 for none.</param>
/// <param name="IsSet">Whether its owner set it, wherever it was.</param>
public readonly record struct MarkMove(long Number, bool IsSet = false)
{
    /// <summary>This move and a later one as one.</summary>
    public MarkMove Then(MarkMove later) => later.IsSet ? later : this with { Number = Math.Max(Number, later.Number) };

    /// <summary>Where a mark is after it.</summary>
    public long From(long mark) => IsSet ? Number : Math.Max(mark, Number);
}
