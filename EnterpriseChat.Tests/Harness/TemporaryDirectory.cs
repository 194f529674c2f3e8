namespace EnterpriseChat.Tests.Harness;

/// <summary>A new, empty directory that goes with the test.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    /// <summary>The directory.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("enterprise-chat-").FullName;

    /// <summary>A file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Copies all files of a directory, those in its folders too.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }
    }

    /// <summary>Deletes it, unless somebody puts a file into it meanwhile.</summary>
    public bool TryDelete()
    {
        try
        {
            Dispose();
            return true;
        }
        catch (IOException)
        {
            return !Directory.Exists(Path);
        }
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
