using EnterpriseChat.Domain.Messages;

namespace EnterpriseChat.Domain.Storage;

/// <summary>The newest private state per key, on its way to the database.</summary>
internal sealed class PrivateStateBatch
{
    public static PrivateStateBatch Empty { get; } = new();

    public Dictionary<(UserId User, RoomId Room), TypedText> Drafts { get; } = [];

    public Dictionary<(UserId User, RoomId Room), MarkMove> Marks { get; } = [];

    public Dictionary<UserId, IReadOnlyList<RoomId>> Tabs { get; } = [];

    public Dictionary<UserId, int> Ranges { get; } = [];

    public Dictionary<UserId, DateTime> SeenUsers { get; } = [];

    public Dictionary<SessionId, DateTime> SeenSessions { get; } = [];

    /// <summary>Ends when the batch is durable.</summary>
    public TaskCompletionSource Durable { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsEmpty => Drafts.Count + Marks.Count + Tabs.Count + Ranges.Count + SeenUsers.Count + SeenSessions.Count == 0;

    /// <summary>This batch with the values of a newer one laid over it; whoever waits for this one waits for the result.</summary>
    public PrivateStateBatch Under(PrivateStateBatch newer)
    {
        foreach (var (key, draft) in newer.Drafts)
        {
            Drafts[key] = Drafts.TryGetValue(key, out var known) && known.TypedAt > draft.TypedAt ? known : draft;
        }

        Lay(newer.Tabs, Tabs);
        Lay(newer.Ranges, Ranges);
        Lay(newer.SeenUsers, SeenUsers);
        Lay(newer.SeenSessions, SeenSessions);
        foreach (var (key, move) in newer.Marks)
        {
            Marks[key] = Marks.GetValueOrDefault(key).Then(move);
        }

        _ = Durable.Task.ContinueWith(_ => newer.Durable.TrySetResult(), TaskScheduler.Default);
        return this;
    }

    private static void Lay<TKey, TValue>(Dictionary<TKey, TValue> newer, Dictionary<TKey, TValue> onto)
        where TKey : notnull
    {
        foreach (var (key, value) in newer)
        {
            onto[key] = value;
        }
    }
}
