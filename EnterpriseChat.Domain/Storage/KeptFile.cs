namespace EnterpriseChat.Domain.Storage;

/// <summary>Small files beside the database that are there whole or not at all.</summary>
internal static class KeptFile
{
    /// <summary>Writes a file and flushes it to the disk before it has its name.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content, bool isSecret = false)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (isSecret && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var unfinished = path + ".new";
        File.Delete(unfinished);
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Writes a text.</summary>
    public static void Write(string path, string content, bool isSecret = false) =>
        Write(path, System.Text.Encoding.UTF8.GetBytes(content), isSecret);
}
