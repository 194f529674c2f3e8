using System.Buffers;
using System.Security.Cryptography;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>
/// The contents of files in the data directory: each once, under the SHA-256 of what is in it, and never changed. It knows nothing of names,
/// rooms and people; who may have a content is the door's business.
/// </summary>
public sealed class FileStore : IDisposable
{
    private const int BufferLength = 81_920;
    private readonly string _folder;
    private readonly string _incoming;

    /// <summary>Opens the store of a data directory that was taken; what an earlier server had begun to receive goes.</summary>
    public FileStore(DataDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        _folder = Path.Combine(directory.Path, DataDirectory.FilesName);
        _incoming = Path.Combine(_folder, "incoming");
        Directory.CreateDirectory(_incoming);
        foreach (var left in Directory.GetFiles(_incoming))
        {
            File.Delete(left);
        }
    }

    /// <summary>
    /// One at a time puts a content in its place and commits its row, or takes one away that no row holds any more: without it a content could
    /// go between the two.
    /// </summary>
    internal SemaphoreSlim Gate { get; } = new(1);

    /// <inheritdoc />
    public void Dispose() => Gate.Dispose();

    /// <summary>Where a content lies.</summary>
    public string PathOf(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return Path.Combine(_folder, hash[..2], hash);
    }

    /// <summary>Where the thumbnail of a picture lies.</summary>
    public string ThumbnailOf(string hash) => PathOf(hash) + ".webp";

    /// <summary>
    /// Writes what comes to a file of its own, bit by bit, until it ends or is too much. It is on the disk when this ends; null when it was too much.
    /// </summary>
    /// <param name="content">What comes.</param>
    /// <param name="most">Most bytes.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    internal async Task<Incoming?> ReceiveAsync(Stream content, long most, CancellationToken cancellation)
    {
        var incoming = new Incoming(Path.Combine(_incoming, Path.GetRandomFileName()));
        try
        {
            await CopyAsync(content, incoming, most, cancellation).ConfigureAwait(false);
        }
        catch
        {
            incoming.Dispose();
            throw;
        }

        if (incoming.Size <= most)
        {
            return incoming;
        }

        incoming.Dispose();
        return null;
    }

    private static async Task CopyAsync(Stream content, Incoming incoming, long most, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var file = new FileStream(incoming.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            await using var _ = file.ConfigureAwait(false);
            for (int read; incoming.Size <= most && (read = await content.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
            {
                incoming.Size += read;
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            }

            // The commit of the row flushes the folder's entry with it: a row without its content would promise what is not there.
            file.Flush(flushToDisk: true);
            incoming.Hash = Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Gives a content its name; one that is there already stays. Only behind <see cref="Gate"/>.</summary>
    internal void Keep(Incoming incoming, byte[]? thumbnail)
    {
        var path = PathOf(incoming.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (thumbnail is not null && !File.Exists(ThumbnailOf(incoming.Hash)))
        {
            KeptFile.Write(ThumbnailOf(incoming.Hash), thumbnail);
        }

        if (!File.Exists(path))
        {
            File.Move(incoming.Path, path);
        }
    }

    /// <summary>Takes a content away, if it is there. Only behind <see cref="Gate"/>.</summary>
    internal void Remove(string hash)
    {
        if (File.Exists(PathOf(hash)))
        {
            File.Delete(ThumbnailOf(hash));
            File.Delete(PathOf(hash));
        }
    }

    /// <summary>A content that came and has no name yet; it goes with this unless it was kept.</summary>
    internal sealed class Incoming(string path) : IDisposable
    {
        /// <summary>Where it lies.</summary>
        public string Path { get; } = path;

        /// <summary>Bytes so far.</summary>
        public long Size { get; set; }

        /// <summary>SHA-256, lower case hexadecimal, once all is there.</summary>
        public string Hash { get; set; } = "";

        /// <inheritdoc />
        public void Dispose() => File.Delete(Path);
    }
}
