namespace EnterpriseChat.Tests.Harness;

/// <summary>A new, empty directory that goes with the test.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    /// <summary>The directory.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("enterprise-chat-").FullName;

    /// <summary>A file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
