namespace EnterpriseChat.Domain.Storage;

/// <summary>The refusals of the runner.</summary>
public static class StorageRefusals
{
    /// <summary>The operation's session has ended.</summary>
    public static Refusal SignedOut => new("signed-out", Words.Refusal_SignedOut);

    /// <summary>The disk is full, the file cannot be written, or the server is stopping: nothing was stored, try again.</summary>
    public static Refusal Unavailable => new("unavailable", Words.Refusal_Storage);
}
