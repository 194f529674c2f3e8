namespace EnterpriseChat.Domain.People;

/// <summary>A text of a user that somebody may change.</summary>
/// <param name="Field">Which.</param>
/// <param name="Name">Its name in the audit log.</param>
/// <param name="Read">What it is.</param>
/// <param name="Write">Makes it something else.</param>
internal sealed record UserText(UserField Field, string Name, Func<User, string> Read, Action<User, string> Write)
{
    /// <summary>What others read; the lists are told when it changes.</summary>
    public static UserText DisplayName { get; } = new(UserField.DisplayName, "displayName", u => u.DisplayName, (u, text) => u.DisplayName = text);

    /// <summary>Title.</summary>
    public static UserText Title { get; } = new(UserField.Title, "title", u => u.Title, (u, text) => u.Title = text);

    /// <summary>E-mail address.</summary>
    public static UserText Email { get; } = new(UserField.Email, "email", u => u.Email, (u, text) => u.Email = text);

    /// <summary>Telephone number.</summary>
    public static UserText Phone { get; } = new(UserField.Phone, "phone", u => u.Phone, (u, text) => u.Phone = text);

    /// <summary>Time zone.</summary>
    public static UserText TimeZone { get; } = new(UserField.TimeZone, "timeZone", u => u.TimeZone, (u, text) => u.TimeZone = text);

    /// <summary>Language.</summary>
    public static UserText Language { get; } = new(UserField.Language, "language", u => u.Language, (u, text) => u.Language = text);
}
