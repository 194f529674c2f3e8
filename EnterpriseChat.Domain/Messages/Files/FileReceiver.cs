namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>Takes what is in a file: onto the disk, with its thumbnail, and then commits its row.</summary>
public sealed class FileReceiver(FileStore store, Thumbnails thumbnails)
{
    /// <summary>Receives a content and does the rest while nobody can take it away again; null when it is more than a file may have.</summary>
    /// <param name="content">What comes.</param>
    /// <param name="commit">Stores the row.</param>
    /// <param name="cancellation">Ends the receiving; nothing is left behind.</param>
    internal async Task<T?> ReceiveAsync<T>(Stream content, Func<ReceivedFile, Task<T>> commit, CancellationToken cancellation)
        where T : struct
    {
        using var incoming = await store.ReceiveAsync(content, FileLimits.Largest, cancellation).ConfigureAwait(false);
        if (incoming is null)
        {
            return null;
        }

        var picture = await thumbnails.OfAsync(incoming.Path, cancellation).ConfigureAwait(false);
        await store.Gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            store.Keep(incoming, picture?.Thumbnail);
            return await commit(new ReceivedFile(incoming.Size, incoming.Hash, picture)).ConfigureAwait(false);
        }
        finally
        {
            store.Gate.Release();
        }
    }
}

/// <summary>A content that lies in its place.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256, lower case hexadecimal.</param>
/// <param name="Picture">What is to be seen of it; null when it is no picture.</param>
internal sealed record ReceivedFile(long Size, string Hash, Picture? Picture);
