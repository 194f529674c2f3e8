namespace EnterpriseChat.Tests.Harness;

/// <summary>How a server of its own process is to be started; what is not said is as a developer would start it.</summary>
public sealed record ServerStart
{
    /// <summary>The hosting environment. An unpublished build serves its static files in Development only.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>An existing data directory; null makes one that goes with the server.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>A data directory whose files the server's own one begins with.</summary>
    public string? CopyOf { get; init; }

    /// <summary>Configuration by key, given on the command line: <c>["Chat:Limits:LiveTabs"] = "3"</c>.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables of the process, such as a library to be loaded before others.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>A command in place of serving, such as <c>["audit", "verify"]</c>.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Folder of a published server; null takes the build beside these tests.</summary>
    public string? Published { get; init; }

    /// <summary>The address that answers 200 once the server is ready.</summary>
    public string ReadyPath { get; init; } = "/health/ready";

    /// <summary>Whether disposing fails the test when the log tells of an unhandled exception.</summary>
    public bool ChecksLog { get; init; } = true;
}
