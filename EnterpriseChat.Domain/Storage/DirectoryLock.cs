using System.Globalization;

namespace EnterpriseChat.Domain.Storage;

/// <summary>Holds a data directory for the life of the process, so that two servers never share one database.</summary>
public sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Makes the directory if it is missing, and takes it.</summary>
    /// <exception cref="StartRefused">Another process holds it, or it cannot be written.</exception>
    public static DirectoryLock Take(string directory)
    {
        var path = Path.Combine(directory, "chat.lock");

        // Who holds it stands in a file of its own: the locked one can be read by nobody else.
        var holder = Path.Combine(directory, "chat.lock.holder");
        FileStream? file = null;
        try
        {
            Directory.CreateDirectory(directory);
            file = Lock(path) ?? throw new StartRefused(Words.Start_DirectoryTaken.With(directory, Holder(holder)));
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DirectoryLock(file);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            file?.Dispose();
            throw new StartRefused(Words.Start_DirectoryNotWritable.With(directory), e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    /// <summary>The locked file; null when somebody else has it. Only a share of none excludes other processes on every system.</summary>
    private static FileStream? Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static string Holder(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "?";
        }
    }
}
