using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>The files of messages: read by one statement for those messages that say they have some, which are few.</summary>
internal static class FilesOf
{
    /// <summary>By the key of the message.</summary>
    /// <param name="rows">Messages that the door gave.</param>
    /// <param name="files">The files that belong to them.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<IReadOnlyDictionary<long, ImmutableArray<FileView>>> MessagesAsync(
        IEnumerable<MessageRow> rows, IQueryable<MessageFile> files, CancellationToken cancellation)
    {
        var wanted = rows.Where(r => r.Message is { Files: > 0, DeletedAt: null }).Select(r => r.Message.Id).ToList();
        if (wanted.Count == 0)
        {
            return ImmutableDictionary<long, ImmutableArray<FileView>>.Empty;
        }

        var read = await files.Where(f => f.MessageId != null && wanted.Contains(f.MessageId.Value)).OrderBy(f => f.Position).ToListAsync(cancellation).ConfigureAwait(false);
        return read.GroupBy(f => f.MessageId!.Value)
            .ToDictionary(g => g.Key, g => g.Select(f => new FileView(f.PublicId, f.Name, f.Size, f.Width is not null)).ToImmutableArray());
    }
}
