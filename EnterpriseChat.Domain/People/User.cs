namespace EnterpriseChat.Domain.People;

/// <summary>The status that a user chose; it informs and blocks nothing. The numbers are stored.</summary>
public enum ChosenStatus
{
    /// <summary>Online.</summary>
    Online = 0,

    /// <summary>Busy.</summary>
    Busy = 1,

    /// <summary>Away.</summary>
    Away = 2,
}

/// <summary>A person who can sign in.</summary>
public sealed class User
{
    /// <summary>Key.</summary>
    public UserId Id { get; init; }

    /// <summary>Name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>What the person types to sign in.</summary>
    public required string UserName { get; set; }

    /// <summary><see cref="UserName"/> folded by <see cref="TextRules.Key"/>; unique.</summary>
    public required string UserNameKey { get; set; }

    /// <summary>What others read.</summary>
    public required string DisplayName { get; set; }

    /// <summary>E-mail address.</summary>
    public string Email { get; set; } = "";

    /// <summary>Telephone number.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>The company.</summary>
    public required CompanyId CompanyId { get; set; }

    /// <summary>IANA name of the reader's zone; empty until the browser named one.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>Language of the reader as a BCP 47 tag; empty until the browser named one.</summary>
    public string Language { get; set; } = "";

    /// <summary>Whether the person can sign in.</summary>
    public required bool Active { get; set; }

    /// <summary>Hash of the password in the form of <see cref="SignIn.Passwords"/>.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Whether the demo made the account; such an account cannot sign in outside Development.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The chosen status.</summary>
    public ChosenStatus Status { get; set; }

    /// <summary>The status text, 140 characters at most.</summary>
    public string StatusText { get; set; } = "";

    /// <summary>When the account was made; older messages never count as unread.</summary>
    public required DateTime CreatedAt { get; init; }
}
