using System.Globalization;
using System.Text;

namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>An address that may become a link: http, https or mailto and nothing else.</summary>
internal sealed class SafeLink
{
    private static readonly IdnMapping Idn = new();

    private SafeLink(Uri uri) => Address = uri;

    private Uri Address { get; }

    /// <summary>The address as it stands in the page: ASCII, as the platform's own reader of addresses writes it.</summary>
    public string Href => Address.Scheme == Uri.UriSchemeMailto ? Address.AbsoluteUri : Canonical();

    /// <summary>
    /// The link, or null when the address is not one of the three kinds. Browsers drop control characters and white space inside a
    /// scheme, so an address that holds any is refused: what was checked and what the browser reads must be the same.
    /// </summary>
    public static SafeLink? From(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.EnumerateRunes().Any(IsHidden))
        {
            return null;
        }

        var isKnown = url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
        if (!isKnown || !Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var isWhole = uri.Scheme == Uri.UriSchemeMailto
            ? uri.AbsoluteUri.StartsWith("mailto:", StringComparison.Ordinal)
            : uri.Scheme is "http" or "https" && AsciiHost(uri) is { Length: > 0 };
        return isWhole ? new SafeLink(uri) : null;
    }

    /// <summary>
    /// What the reader is told on hover: where the link really leads, if its text does not say just that. The host stands in punycode
    /// when its letters are of several scripts, since then it is made to look like another.
    /// </summary>
    public string? TrueHost(string text)
    {
        if (Address.Scheme == Uri.UriSchemeMailto)
        {
            var recipient = Uri.UnescapeDataString(Address.GetComponents(UriComponents.UserInfo | UriComponents.Host, UriFormat.Unescaped));
            return text.Contains(recipient, StringComparison.OrdinalIgnoreCase) ? null : recipient;
        }

        var ascii = Address.IdnHost;
        var readable = Readable(ascii);
        var shown = IsMixed(readable) ? ascii : readable;
        var trimmed = text.Trim();
        var claim = trimmed.Contains("://", StringComparison.Ordinal) ? trimmed : "http://" + trimmed;
        var says = Uri.TryCreate(claim, UriKind.Absolute, out var uri)
            && uri.UserInfo.Length == 0 && Address.UserInfo.Length == 0
            && string.Equals(AsciiHost(uri), ascii, StringComparison.OrdinalIgnoreCase)
            && !IsMixed(readable);
        return says ? null : shown;
    }

    private string Canonical()
    {
        var rest = Address.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);
        var user = Address.UserInfo.Length > 0 ? Address.GetComponents(UriComponents.UserInfo, UriFormat.UriEscaped) + "@" : "";
        var host = Address.HostNameType == UriHostNameType.IPv6 ? $"[{Address.IdnHost.Trim('[', ']')}]" : Address.IdnHost;
        var port = Address.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{Address.Port}");
        return $"{Address.Scheme}://{user}{host}{port}{rest}";
    }

    /// <summary>The host in ASCII, or null when it is none: the platform finds that out only when asked.</summary>
    private static string? AsciiHost(Uri uri)
    {
        try
        {
            return uri.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static bool IsHidden(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        // A lone surrogate is read as the replacement character; neither belongs into an address.
        || rune == Rune.ReplacementChar;

    private static string Readable(string ascii)
    {
        try
        {
            return Idn.GetUnicode(ascii);
        }
        catch (ArgumentException)
        {
            return ascii;
        }
    }

    /// <summary>Letters of more than one script, told by their blocks of 128; ideographs and kana count as one.</summary>
    private static bool IsMixed(string host) =>
        host.EnumerateRunes().Where(Rune.IsLetter).Select(Script).Distinct().Skip(1).Any();

    private static int Script(Rune letter) => letter.Value switch
    {
        < 0x250 or (>= 0x1E00 and <= 0x1EFF) => 0,
        >= 0x370 and <= 0x3FF or (>= 0x1F00 and <= 0x1FFF) => 1,
        >= 0x400 and <= 0x52F => 2,
        >= 0x3040 and <= 0x9FFF or (>= 0x20000 and <= 0x3FFFF) => 3,
        var other => 4 + (other >> 7),
    };
}
