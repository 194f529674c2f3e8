using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>Takes files away that were never sent: by their uploader's will, and a day after they were attached.</summary>
public sealed class RemoveFile(Runner runner, IDbContextFactory<ChatDb> reads, FileStore store, TimeProvider time)
{
    /// <summary>How long a file may lie in a draft.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Takes away an unsent file of one's own; one that is gone already is fine.</summary>
    /// <param name="actor">Its uploader.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    public async Task<Outcome<Done>> HandleAsync(Actor actor, PublicId file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var removed = await runner.RunAsync(
            actor, op => RemoveAsync(op, Door.UnsentFiles(op.Db).Where(f => f.PublicId == file && f.UploaderId == actor.Me), "uploader"), cancellation).ConfigureAwait(false);
        if (!removed.IsDone)
        {
            return removed.Refusal!;
        }

        await FreeAsync(removed.Value, CancellationToken.None).ConfigureAwait(false);
        return default(Done);
    }

    /// <summary>Takes away what lay in a draft for a day.</summary>
    public async Task RemoveOldAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        using (var db = reads.CreateDbContext())
        {
            if (!await Door.UnsentFiles(db).AnyAsync(f => f.MadeAt <= before, cancellation).ConfigureAwait(false))
            {
                return;
            }
        }

        var removed = await runner.RunAsync(
            Actor.System, op => RemoveAsync(op, Door.UnsentFiles(op.Db).Where(f => f.MadeAt <= before), "age"), cancellation).ConfigureAwait(false);
        await FreeAsync(removed.ValueOrNull() ?? [], cancellation).ConfigureAwait(false);
    }

    /// <summary>Once after a start: frees what an earlier server had no time to free. Contents that no row ever named are left alone.</summary>
    public async Task FreeLeftAsync(CancellationToken cancellation)
    {
        List<string> removed;
        using (var db = reads.CreateDbContext())
        {
            removed = await Door.RemovedFiles(db).Select(f => f.Hash).Distinct().ToListAsync(cancellation).ConfigureAwait(false);
        }

        await FreeAsync(removed.Where(hash => File.Exists(store.PathOf(hash))), cancellation).ConfigureAwait(false);
    }

    private static async Task<Outcome<List<string>>> RemoveAsync(Operation op, IQueryable<MessageFile> unsent, string why)
    {
        var files = await unsent.ToListAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (var file in files)
        {
            file.RemovedAt = op.Now;
            op.Audit(new AuditDraft(AuditAction.FileRemoved)
            {
                Room = file.RoomId,
                User = file.UploaderId,
                Details = [("by", why), ("file", file.PublicId.Value)],
            });
        }

        return files.ConvertAll(f => f.Hash);
    }

    /// <summary>Removes the contents that no row holds any more.</summary>
    private async Task FreeAsync(IEnumerable<string> hashes, CancellationToken cancellation)
    {
        foreach (var hash in hashes.Distinct())
        {
            await store.Gate.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                using var db = reads.CreateDbContext();
                if (!await Door.HoldsAsync(db, hash, cancellation).ConfigureAwait(false))
                {
                    store.Remove(hash);
                }
            }
            finally
            {
                store.Gate.Release();
            }
        }
    }
}
