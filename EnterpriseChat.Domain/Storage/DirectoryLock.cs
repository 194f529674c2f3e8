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
        try
        {
            Directory.CreateDirectory(directory);

            // Anything but None is a shared lock on Unix, which a second server gets too. So nobody can read this file: who holds it
            // stands in another one.
            return new DirectoryLock(Noted(directory, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)));
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new StartRefused(Words.Start_DirectoryTaken.With(directory, Holder(directory)));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StartRefused(Words.Start_DirectoryNotWritable.With(directory), e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static FileStream Noted(string directory, FileStream taken)
    {
        try
        {
            File.WriteAllText(HolderFile(directory), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return taken;
        }
        catch (IOException e)
        {
            taken.Dispose();
            throw new StartRefused(Words.Start_DirectoryNotWritable.With(directory), e);
        }
    }

    private static string HolderFile(string directory) => Path.Combine(directory, "chat.pid");

    private static string Holder(string directory)
    {
        try
        {
            return File.ReadAllText(HolderFile(directory));
        }
        catch (IOException)
        {
            return "?";
        }
    }
}
