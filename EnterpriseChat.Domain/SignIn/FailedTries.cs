using System.Collections.Concurrent;
using EnterpriseChat.Domain.Audit;

namespace EnterpriseChat.Domain.SignIn;

/// <summary>
/// Makes the entries of failed sign-ins: one each up to ten in fifteen minutes, from the eleventh on one a minute with a count
/// (product.md section 15). An unknown name stands as its first letter and a keyed hash, since people type passwords there.
/// </summary>
public sealed class FailedTries(SecretKey key, TimeProvider time)
{
    private static readonly TimeSpan Fold = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, long Folded)> _folded = new();

    /// <summary>The entry for a failure; null when it is folded into a later one.</summary>
    /// <param name="user">The user whose name was typed; null when there is none of that name.</param>
    /// <param name="nameKey">The name as typed, folded.</param>
    /// <param name="failures">How many failures there were in the window, this one included.</param>
    public AuditDraft? Entry(UserId? user, string nameKey, int failures)
    {
        var count = 1L;
        if (failures > SlowDown.Free)
        {
            var now = time.GetUtcNow();
            var folded = _folded.AddOrUpdate(
                nameKey,
                _ => (now, 0),
                (_, before) => now - before.Since >= Fold ? (now, 0) : (before.Since, before.Folded + 1));
            if (folded.Folded > 0)
            {
                return null;
            }

            count = failures - SlowDown.Free;
        }

        return new AuditDraft(AuditAction.SignInFailed)
        {
            User = user,
            Details = user is null ? [("count", count), ("name", Hidden(nameKey))] : [("count", count)],
        };
    }

    private string Hidden(string nameKey) =>
        nameKey.Length == 0 ? "" : $"{nameKey.EnumerateRunes().First()}… {Convert.ToHexStringLower(key.Digest("user name", nameKey).AsSpan(0, 8))}";
}
