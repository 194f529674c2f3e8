namespace EnterpriseChat.Domain.People;

/// <summary>Why a company, user or group was not made or changed.</summary>
public static class PeopleRefusals
{
    /// <summary>Most characters of a name (product.md section 18).</summary>
    public const int LongestName = 80;

    /// <summary>Somebody or something has the name, without regard to case.</summary>
    public static Refusal NameTaken => new("name-taken", Words.Refusal_NameTaken);

    /// <summary>Empty, invisible or too long.</summary>
    public static Refusal BadName => new("bad-name", Words.Refusal_BadName.With(LongestName));

    /// <summary>Hidden and missing alike.</summary>
    public static Refusal UserNotFound => new("user", Words.Refusal_UserNotFound);

    /// <summary>The installation would be left without anybody who can administer it.</summary>
    public static Refusal LastAdministrator => new("last-administrator", Words.Refusal_LastAdministrator);

    /// <summary>What is wrong with a name; null when it may be used.</summary>
    public static Refusal? OfName(string name)
    {
        var kept = TextRules.Name(name);
        return TextRules.IsBlank(kept) || kept.Length > LongestName || TextRules.Key(kept).Length == 0 ? BadName : null;
    }
}
