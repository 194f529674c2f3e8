using System.Globalization;

namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>
/// Links to rooms and messages of this product, as <c>Copy link</c> gives them: <c>/chat/ROOM</c> and <c>/chat/ROOM/NUMBER</c>, alone or as an
/// address of whatever host, since a room's id is found nowhere else.
/// </summary>
public static class RoomLinks
{
    private const string Start = "/chat/";
    private const int LongestNumber = 15;

    /// <summary>The room and the message that a link leads to, the latter null for the room itself; null for any other text.</summary>
    public static (PublicId Room, long? Number)? Parse(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (Length(link) != link.Length || link.Length == 0)
        {
            return null;
        }

        var room = new PublicId(link.Substring(Start.Length, PublicId.Length));
        return (room, link.Length == Start.Length + PublicId.Length ? null : long.Parse(link.AsSpan(Start.Length + PublicId.Length + 1), CultureInfo.InvariantCulture));
    }

    /// <summary>The link that an address is; null when it leads elsewhere.</summary>
    internal static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri is { Query: "", Fragment: "", UserInfo: "", AbsolutePath: var path } && path.Length > 0 && Length(path) == path.Length ? path : null;

    /// <summary>The next link at or after that place; <paramref name="before"/> is the character in front of the text.</summary>
    internal static Range? Next(ReadOnlySpan<char> text, int from, char before)
    {
        for (var at = from; text[at..].IndexOf(Start, StringComparison.Ordinal) is >= 0 and var next; at++)
        {
            at += next;
            var previous = at == 0 ? before : text[at - 1];
            if ((char.IsWhiteSpace(previous) || previous == '(') && Length(text[at..]) is > 0 and var length)
            {
                return at..(at + length);
            }
        }

        return null;
    }

    /// <summary>Characters of the link that a text begins with; 0 when it begins with none.</summary>
    private static int Length(ReadOnlySpan<char> text)
    {
        var end = Start.Length + PublicId.Length;
        if (text.Length < end || !text.StartsWith(Start, StringComparison.Ordinal) || !new PublicId(text[Start.Length..end].ToString()).IsWellFormed)
        {
            return 0;
        }

        var digits = end + 1;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        if (digits > end + 1 && text[end] == '/')
        {
            end = digits - end - 1 <= LongestNumber ? digits : end;
        }

        // Whatever goes on is another address.
        return end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '/' or '-' or '_' or '?' or '#') ? end : 0;
    }
}
