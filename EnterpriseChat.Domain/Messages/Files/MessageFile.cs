namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>A file that somebody attached: to a draft at first, to a message once that is posted. Its content lies in <see cref="FileStore"/>.</summary>
public sealed class MessageFile
{
    /// <summary>Key.</summary>
    public long Id { get; init; }

    /// <summary>Name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>The room that it was attached in; it is never seen in another one.</summary>
    public required RoomId RoomId { get; init; }

    /// <summary>Who attached it.</summary>
    public required UserId UploaderId { get; init; }

    /// <summary>The message that it went out with; null while it is not sent.</summary>
    public long? MessageId { get; init; }

    /// <summary>Its place among the files of the message, from 0.</summary>
    public int Position { get; init; }

    /// <summary>What it is called, as <see cref="FileName"/> left it.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, lower case hexadecimal: the same content is kept once.</summary>
    public required string Hash { get; init; }

    /// <summary>Width of a picture that has a thumbnail, as it is seen.</summary>
    public int? Width { get; init; }

    /// <summary>Height of a picture that has a thumbnail, as it is seen.</summary>
    public int? Height { get; init; }

    /// <summary>When it was attached.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>When it was taken away without having been sent. Name and hash stay for the audit log, the content goes.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>16 random bytes; the digest in the audit entry covers them and <see cref="Sealed"/>.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>What the audit entry seals: name and content.</summary>
    public static string Sealed(string name, string hash) => $"{name}\n{hash}";
}
