using System.Text;

namespace EnterpriseChat.Domain.Audit;

/// <summary>A file of checkpoints, one a line. Lines are only ever added, each flushed to the disk before it counts.</summary>
public sealed class CheckpointLog(string path)
{
    /// <summary>Its name in the data directory.</summary>
    public const string FileName = "checkpoints.log";

    /// <summary>Where it lies.</summary>
    public string Path { get; } = path;

    /// <summary>The file of a data directory.</summary>
    public static CheckpointLog OfDirectory(string directory) => new(System.IO.Path.Combine(directory, FileName));

    /// <summary>Its whole lines, one after another; an end without its line break was never finished and is left out. None without a file.</summary>
    public IEnumerable<string> Lines()
    {
        if (!File.Exists(Path))
        {
            yield break;
        }

        // Shared with the server, which may be writing. One byte is one character, so that the place in the file is known.
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var left = WholeLength(file);
        file.Position = 0;
        using var reading = new StreamReader(file, Encoding.Latin1);
        while (left > 0 && reading.ReadLine() is { } line)
        {
            left -= line.Length + 1;
            yield return line;
        }
    }

    /// <summary>Adds a line, in place of an end that was never finished.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(string line)
    {
        using var file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        file.SetLength(WholeLength(file));
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.Latin1.GetBytes(line + "\n"));
        file.Flush(flushToDisk: true);
    }

    private static long WholeLength(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
            {
                return end;
            }
        }

        return 0;
    }
}
