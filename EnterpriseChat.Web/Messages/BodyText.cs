using System.Text;

namespace EnterpriseChat.Web.Messages;

/// <summary>Reads a JSON body as text. Browsers escape lone surrogates, which a JSON reader refuses: they become U+FFFD here.</summary>
internal static class BodyText
{
    /// <summary>The text of the body; null when it is larger than allowed.</summary>
    public static async Task<string?> ReadAsync(HttpRequest request, int largest, CancellationToken cancellation)
    {
        if (request.ContentLength > largest)
        {
            return null;
        }

        var bytes = new byte[largest + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return length > largest ? null : Repair(Encoding.UTF8.GetString(bytes, 0, length));
    }

    /// <summary>The JSON with each escaped surrogate that has no partner replaced.</summary>
    internal static string Repair(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal))
        {
            return json;
        }

        var repaired = new StringBuilder(json);
        for (var i = 0; i < json.Length - 1; i++)
        {
            if (json[i] != '\\')
            {
                continue;
            }

            if (Escaped(json, i) is not { } c)
            {
                // Another escape, a backslash included: its second character begins nothing.
                i++;
                continue;
            }

            if (char.IsHighSurrogate(c) && Escaped(json, i + 6) is { } next && char.IsLowSurrogate(next))
            {
                i += 11;
                continue;
            }

            if (char.IsSurrogate(c))
            {
                repaired.Replace(json.Substring(i, 6), "\\uFFFD", i, 6);
            }

            i += 5;
        }

        return repaired.ToString();
    }

    private static char? Escaped(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] is 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;
}
