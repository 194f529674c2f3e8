using System.Collections.Immutable;
using EnterpriseChat.Domain.Messages.Files;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>What messages answer: read when they are looked at, so that it follows changes, deletion and rights, and copied nowhere.</summary>
internal static class Quotes
{
    /// <summary>What messages answer that is not among them, by number.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="read">The rows of messages of the same room, by their numbers, and the files of messages.</param>
    /// <param name="texts">The rendered texts.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<ImmutableDictionary<long, MessageView>> OfAsync(
        ImmutableArray<MessageView> messages, (Func<IReadOnlyCollection<long>, IQueryable<MessageRow>> Rows, IQueryable<MessageFile> Files) read, RenderedTexts texts, CancellationToken cancellation)
    {
        var there = messages.Select(m => m.Number).ToHashSet();
        var wanted = messages.Select(m => m.ReplyTo).OfType<long>().Where(n => !there.Contains(n)).Distinct().ToList();
        if (wanted.Count == 0)
        {
            return ImmutableDictionary<long, MessageView>.Empty;
        }

        var rows = await read.Rows(wanted).ToListAsync(cancellation).ConfigureAwait(false);
        var files = await FilesOf.MessagesAsync(rows, read.Files, cancellation).ConfigureAwait(false);
        return rows.ToImmutableDictionary(r => r.Message.Number, r => r.View(texts, files));
    }
}
