using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>The forms in which one text can stand in what a server sends: as it is, inside JSON, inside HTML, inside an address.</summary>
internal static partial class Markers
{
    public static IReadOnlyList<byte[]> Forms(string text)
    {
        var json = JsonSerializer.Serialize(text)[1..^1];
        string[] forms =
        [
            text,
            json,
            JsonSerializer.Serialize(json)[1..^1], // JSON in a string of JSON, as the arguments of a call from .NET
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text),
            LowerEscapes(json), // as JavaScript writes them
            HtmlEncoder.Default.Encode(text),
            System.Net.WebUtility.HtmlEncode(text),
            text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal),
            Uri.EscapeDataString(text),
        ];
        return [.. forms.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
    }

    public static bool Stand(ReadOnlySpan<byte> bytes, IReadOnlyList<byte[]> forms)
    {
        foreach (var form in forms)
        {
            if (bytes.IndexOf(form) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string LowerEscapes(string json) => Escape().Replace(json, match => match.Value.ToLowerInvariant());

    [GeneratedRegex(@"\\u[0-9A-F]{4}")]
    private static partial Regex Escape();
}
