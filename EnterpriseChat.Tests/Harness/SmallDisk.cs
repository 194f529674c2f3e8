using System.Diagnostics;

namespace EnterpriseChat.Tests.Harness;

/// <summary>A disk of so many megabytes, in memory, that really runs full. Mounting needs the rights of root, which tests have in CI.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryDirectory _place = new();

    private SmallDisk()
    {
    }

    /// <summary>Where it is mounted.</summary>
    public string Path => _place.Path;

    /// <summary>The file that fills what is left of it.</summary>
    private string Filler => _place.File("filler");

    /// <summary>Mounts one; without the right to mount the test is skipped, which in CI fails.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk();
        if (!Environment.IsPrivilegedProcess)
        {
            disk._place.Dispose();
            Assert.Skip("Mounting a small disk needs the rights of root.");
        }

        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path);
        return disk;
    }

    /// <summary>Fills it to the last byte.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[65_536];
        for (var size = block.Length; size > 0; size /= 2)
        {
            try
            {
                while (true)
                {
                    file.Write(block, 0, size);
                }
            }
            catch (IOException)
            {
                // no room for so much
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public void Free() => File.Delete(Filler);

    /// <inheritdoc />
    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        _place.Dispose();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
