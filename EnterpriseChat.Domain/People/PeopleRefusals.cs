using System.Globalization;

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

    /// <summary>It holds characters that turn the direction of what stands around it.</summary>
    public static Refusal TurningName => new("turning-name", Words.Refusal_TurningName);

    /// <summary>Too long, or it turns the direction of what stands around it.</summary>
    public static Refusal BadTitle => new("bad-title", Words.Refusal_BadTitle.With(LongestName));

    /// <summary>Most characters of an e-mail address (RFC 5321, section 4.5.3.1.3, less its brackets).</summary>
    public const int LongestEmail = 254;

    /// <summary>Most characters of a telephone number.</summary>
    public const int LongestPhone = 40;

    /// <summary>No address to which mail could go, or too long.</summary>
    public static Refusal BadEmail => new("bad-email", Words.Refusal_BadEmail.With(LongestEmail));

    /// <summary>It holds what stands in no telephone number, or is too long.</summary>
    public static Refusal BadPhone => new("bad-phone", Words.Refusal_BadPhone.With(LongestPhone));

    /// <summary>No zone of the IANA list.</summary>
    public static Refusal BadTimeZone => new("bad-time-zone", Words.Refusal_BadTimeZone);

    /// <summary>No language.</summary>
    public static Refusal BadLanguage => new("bad-language", Words.Refusal_BadLanguage);

    /// <summary>Beyond <see cref="SetStatus.LongestText"/>.</summary>
    public static Refusal LongStatus => new("long-status", Words.Refusal_LongStatus.With(SetStatus.LongestText));

    /// <summary>It was removed meanwhile, or never was.</summary>
    public static Refusal GroupNotFound => new("group", Words.Refusal_GroupNotFound);

    /// <summary>There is one host company, and another company does not become it.</summary>
    public static Refusal HostStays => new("host-stays", Words.Refusal_HostStays);

    /// <summary>It never was.</summary>
    public static Refusal CompanyNotFound => new("company", Words.Refusal_CompanyNotFound);

    /// <summary>Hidden and missing alike.</summary>
    public static Refusal UserNotFound => new("user", Words.Refusal_UserNotFound);

    /// <summary>The installation would be left without anybody who can administer it.</summary>
    public static Refusal LastAdministrator => new("last-administrator", Words.Refusal_LastAdministrator);

    /// <summary>What is wrong with a name; null when it may be used.</summary>
    public static Refusal? OfName(string name)
    {
        var kept = TextRules.Name(name);
        if (TextRules.TurnsDirection(name))
        {
            return TurningName;
        }

        return TextRules.IsBlank(kept) || kept.Length > LongestName || TextRules.Key(kept).Length == 0 ? BadName : null;
    }

    /// <summary>What is wrong with a title, which may be empty; null when it may be used.</summary>
    public static Refusal? OfTitle(string title) =>
        TextRules.TurnsDirection(title) ? TurningName : TextRules.Name(title).Length > LongestName ? BadTitle : null;

    /// <summary>What is wrong with an e-mail address, which may be empty; null when it may be used.</summary>
    public static Refusal? OfEmail(string email)
    {
        var kept = TextRules.Name(email);
        var isAddress = kept.Length <= LongestEmail && kept.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
            && !TextRules.TurnsDirection(kept) && !kept.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || "<>,;\"".Contains(c, StringComparison.Ordinal));
        return kept.Length == 0 || isAddress ? null : BadEmail;
    }

    /// <summary>What is wrong with a telephone number, which may be empty; null when it may be used.</summary>
    public static Refusal? OfPhone(string phone)
    {
        var kept = TextRules.Name(phone);
        var isNumber = kept.Length <= LongestPhone && kept.Any(char.IsAsciiDigit)
            && kept.All(c => char.IsAsciiLetterOrDigit(c) || " +-/.()#*".Contains(c, StringComparison.Ordinal));
        return kept.Length == 0 || isNumber ? null : BadPhone;
    }

    /// <summary>What is wrong with a text of a user; null when it may be used.</summary>
    internal static Refusal? Of(UserField field, string text) => field switch
    {
        UserField.DisplayName => OfName(text),
        UserField.Title => OfTitle(text),
        UserField.Email => OfEmail(text),
        UserField.Phone => OfPhone(text),
        UserField.TimeZone => text.Length == 0 || (TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId) ? null : BadTimeZone,
        UserField.Language => text.Length == 0 || IsLanguage(text) ? null : BadLanguage,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>Whether it is the tag of a language that the platform knows; what a browser named may be none.</summary>
    public static bool IsLanguage(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).Name == tag;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    /// <summary>What is wrong with what a person is called; null when it may be used.</summary>
    public static Refusal? OfPerson(string userName, string displayName, string title) => OfName(userName) ?? OfName(displayName) ?? OfTitle(title);
}
