namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>How a circuit is opened where it is not as a page does it.</summary>
public sealed record CircuitOpening
{
    /// <summary>The origin that is claimed; the server's own if null.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether what comes is kept for <see cref="CircuitClient.Contains"/>; false where a thousand circuits are held.</summary>
    public bool KeepsBytes { get; init; } = true;

    /// <summary>Sees all bytes as they come; a text may be cut anywhere.</summary>
    public Action<ReadOnlySpan<byte>>? Sees { get; init; }

    /// <summary>
    /// Answers a call of JavaScript, given its identifier and its arguments as JSON, with a result as JSON, hostile ones too. What it
    /// gives back as null is answered as by an empty page: a module that is imported is an object, all else is null.
    /// </summary>
    public Func<string, string, string?>? JsAnswer { get; init; }
}
