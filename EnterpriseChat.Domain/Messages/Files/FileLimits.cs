using System.Collections.Concurrent;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>What one user may attach: how large, how many, how often, and how much that is not sent.</summary>
public sealed class FileLimits(IDbContextFactory<ChatDb> reads, TimeProvider time)
{
    /// <summary>Largest file in bytes (product.md section 5).</summary>
    public const long Largest = 25 * 1024 * 1024;

    /// <summary>Most files of one message.</summary>
    public const int MostOfMessage = 10;

    /// <summary>Most bytes of one user that lie on the server and are in no message: two messages full of the largest files.</summary>
    public const long MostUnsent = 2 * MostOfMessage * Largest;

    /// <summary>Files of one user in a minute: as many as six messages take.</summary>
    public const int MostAMinute = 60;

    /// <summary>Files of one user that may be on their way at a time, over all browsers: each takes room that is not counted yet.</summary>
    public const int MostAtATime = 4;

    private readonly UploadRate _rate = new();
    private readonly ConcurrentDictionary<UserId, int> _underWay = new();

    /// <summary>Takes the place of one file; disposed, it is free for the next.</summary>
    /// <param name="user">Who attaches it.</param>
    /// <param name="refusal">Why there is no place.</param>
    internal IDisposable? Begin(UserId user, out Refusal? refusal)
    {
        if (_underWay.AddOrUpdate(user, 1, (_, count) => count + 1) > MostAtATime)
        {
            End(user);
            refusal = new TooManyFilesAtOnce(1);
            return null;
        }

        if (_rate.Take(user, time.GetUtcNow().UtcDateTime, new object()) is { } seconds)
        {
            End(user);
            refusal = new TooManyFilesAtOnce(seconds);
            return null;
        }

        refusal = null;
        return new UnderWay(this, user);
    }

    /// <summary>Whether a user may leave so many bytes more unsent.</summary>
    internal async Task<bool> HasRoomAsync(UserId user, long more, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await HasRoomAsync(db, user, more, cancellation).ConfigureAwait(false);
    }

    /// <summary>The same inside a transaction.</summary>
    internal static async Task<bool> HasRoomAsync(ChatDb db, UserId user, long more, CancellationToken cancellation) =>
        await Door.UnsentFiles(db).Where(f => f.UploaderId == user).SumAsync(f => f.Size, cancellation).ConfigureAwait(false) + more <= MostUnsent;

    private void End(UserId user) => _underWay.AddOrUpdate(user, 0, (_, count) => count - 1);

    private sealed class UploadRate() : RateLimit(MostAMinute, TimeSpan.FromMinutes(1));

    private sealed class UnderWay(FileLimits limits, UserId user) : IDisposable
    {
        public void Dispose() => limits.End(user);
    }
}

/// <summary>More files at once than a user may attach; the browser waits and goes on.</summary>
/// <param name="Seconds">How long to wait, 1 or more.</param>
public sealed record TooManyFilesAtOnce(int Seconds) : Refusal("too-fast", Words.Refusal_TooManyUploads.With(Seconds));

/// <summary>How often one user may ask for files that are not there or hidden: whoever does it more often guesses.</summary>
public sealed class FileGuesses(TimeProvider time) : RateLimit(Most, TimeSpan.FromMinutes(1))
{
    /// <summary>How often in a minute.</summary>
    public const int Most = 60;

    /// <summary>The whole seconds until one may ask again; null when one may now.</summary>
    internal int? Wait(UserId user) => Wait(user, time.GetUtcNow().UtcDateTime, new object());

    /// <summary>One was wrong.</summary>
    internal void Note(UserId user) => Take(user, time.GetUtcNow().UtcDateTime, new object());
}
