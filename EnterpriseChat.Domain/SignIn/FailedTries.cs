using System.Collections.Concurrent;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.SignIn;

/// <summary>
/// Makes the entries of failed sign-ins: one each up to ten in fifteen minutes, from the eleventh on one a minute for the name or the
/// address, with a count; the counts of all entries together are the failures (product.md section 15). An unknown name stands as its first
/// letter and a keyed hash, since people type passwords there.
/// </summary>
public sealed class FailedTries(SecretKey key, TimeProvider time)
{
    private static readonly TimeSpan Fold = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Folded> _folded = new();

    /// <summary>The entry for a failure; null when it is folded into a later one.</summary>
    /// <param name="user">The user whose name was typed; null when there is none of that name.</param>
    /// <param name="nameKey">The name as typed, folded.</param>
    /// <param name="address">From where.</param>
    /// <param name="failures">How many failures there were in the window, this one included.</param>
    public AuditDraft? Entry(UserId? user, string nameKey, string address, Failures failures)
    {
        if (failures.Count <= SlowDown.Free)
        {
            return Entry(user, nameKey, 1);
        }

        var now = time.GetUtcNow();
        var folded = _folded.AddOrUpdate(
            failures.Of,
            _ => new Folded(user, nameKey, address, now, 0, 1),
            (_, before) => now - before.Since >= Fold
                ? new Folded(user, nameKey, address, now, 0, before.Waiting + 1)
                : before with { Waiting = before.Waiting + 1, Told = 0 });
        return folded.Told > 0 ? Entry(user, nameKey, folded.Told) : null;
    }

    /// <summary>Logs the counts that wait for a minute that is over; called every so often and at a clean stop.</summary>
    public async Task LogCountsAsync(Runner runner, bool isLast, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(runner);
        foreach (var (of, folded) in _folded)
        {
            if ((!isLast && time.GetUtcNow() - folded.Since < Fold) || !_folded.TryRemove(KeyValuePair.Create(of, folded)) || folded.Waiting == 0)
            {
                continue;
            }

            await runner.RunAsync<Done>(
                Actor.Anonymous(folded.Address),
                op =>
                {
                    op.Audit(Entry(folded.User, folded.NameKey, folded.Waiting));
                    return Task.FromResult<Outcome<Done>>(default(Done));
                },
                cancellation).ConfigureAwait(false);
        }
    }

    private AuditDraft Entry(UserId? user, string nameKey, long count) => new(AuditAction.SignInFailed)
    {
        User = user,
        Details = user is null ? [("count", count), ("name", Hidden(nameKey))] : [("count", count)],
    };

    private string Hidden(string nameKey) =>
        nameKey.Length == 0 ? "" : $"{nameKey.EnumerateRunes().First()}… {Convert.ToHexStringLower(key.Digest("user name", nameKey).AsSpan(0, 8))}";

    /// <summary>Failures of one name or address since an entry.</summary>
    /// <param name="User">The last user whose name was typed.</param>
    /// <param name="NameKey">The last name.</param>
    /// <param name="Address">The last address.</param>
    /// <param name="Since">When the entry was written.</param>
    /// <param name="Waiting">Failures since, not yet in an entry.</param>
    /// <param name="Told">The count of the entry that is to be written now; 0 for none.</param>
    private sealed record Folded(UserId? User, string NameKey, string Address, DateTimeOffset Since, long Waiting, long Told);
}
