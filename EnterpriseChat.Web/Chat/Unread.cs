using System.Globalization;
using EnterpriseChat.Domain;

namespace EnterpriseChat.Web.Chat;

/// <summary>How unread numbers are drawn and said.</summary>
internal static class Unread
{
    /// <summary>As drawn: 99+ from 100.</summary>
    public static string Shown(long count) => count > 99 ? "99+" : count.ToString(CultureInfo.CurrentCulture);

    /// <summary>As said: the real number.</summary>
    public static string Said(long count) => Words.Unread.With(count);
}
