namespace EnterpriseChat.Domain.Rooms;

/// <summary>The kinds of room (product.md section 3). The numbers are stored.</summary>
public enum RoomKind
{
    /// <summary>The chat of one company.</summary>
    Company = 1,

    /// <summary>A chat room, public or private.</summary>
    ChatRoom = 2,

    /// <summary>Two users.</summary>
    Direct = 3,

    /// <summary>The chat of an issue.</summary>
    Issue = 4,

    /// <summary>A support chat.</summary>
    Support = 5,
}

/// <summary>A row of the table of rooms: one conversation. The columns that the rule reads are watched by triggers.</summary>
public sealed class Room
{
    /// <summary>Key.</summary>
    public RoomId Id { get; init; }

    /// <summary>Name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>Kind; a support chat that became an issue changes its kind.</summary>
    public required RoomKind Kind { get; set; }

    /// <summary>Name of a chat room; empty for the other kinds, which are named after what they belong to.</summary>
    public string Name { get; set; } = "";

    /// <summary><see cref="Name"/> folded by <see cref="TextRules.Key"/>.</summary>
    public string NameKey { get; set; } = "";

    /// <summary>Topic of a chat room.</summary>
    public string Topic { get; set; } = "";

    /// <summary>Whether everyone with <c>Use chat</c> sees the chat room.</summary>
    public bool IsPublic { get; set; }

    /// <summary>The internal chat beside an issue's or support chat's room: its rule adds the host company.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The company of a company chat.</summary>
    public CompanyId? CompanyId { get; init; }

    /// <summary>The side of a direct chat with the lower key.</summary>
    public UserId? PartyA { get; init; }

    /// <summary>The side of a direct chat with the higher key.</summary>
    public UserId? PartyB { get; init; }

    /// <summary>The issue of an issue chat.</summary>
    public IssueId? IssueId { get; set; }

    /// <summary>The support chat of a support chat's room.</summary>
    public SupportChatId? SupportChatId { get; init; }

    /// <summary>Number of the newest message; 0 while there is none.</summary>
    public long Last { get; set; }

    /// <summary>Raised by every post, edit, delete and event line; a view catches up by it.</summary>
    public long Changes { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was deleted.</summary>
    public DateTime? DeletedAt { get; set; }
}

/// <summary>What a private chat room was granted to.</summary>
public enum GrantKind
{
    /// <summary>One user.</summary>
    User = 1,

    /// <summary>The members of a user group.</summary>
    Group = 2,

    /// <summary>The users of a company.</summary>
    Company = 3,
}

/// <summary>A row of a private chat room's access list.</summary>
public sealed class RoomGrant
{
    /// <summary>The room.</summary>
    public required RoomId RoomId { get; init; }

    /// <summary>What <see cref="SubjectId"/> names.</summary>
    public required GrantKind Kind { get; init; }

    /// <summary>Key of the user, group or company.</summary>
    public required long SubjectId { get; init; }
}
