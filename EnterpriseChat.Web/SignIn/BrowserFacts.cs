using System.Text.Json;

namespace EnterpriseChat.Web.SignIn;

/// <summary>What the browser says of itself in the cookie <c>browser</c>: time zone and language. It cannot be trusted, so it is checked.</summary>
internal sealed record BrowserFacts(string TimeZone, string Language)
{
    private const int Longest = 400;

    /// <summary>Reads the cookie; what is unknown or odd is empty.</summary>
    public static BrowserFacts Of(HttpRequest request)
    {
        var cookie = request.Cookies["browser"];
        if (cookie is null || cookie.Length > Longest)
        {
            return new("", "");
        }

        try
        {
            using var json = JsonDocument.Parse(cookie);
            return new(Zone(Text(json.RootElement, "z")), Tag(Text(json.RootElement, "l")));
        }
        catch (JsonException)
        {
            return new("", "");
        }
    }

    private static string Text(JsonElement facts, string name) =>
        facts.ValueKind == JsonValueKind.Object && facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private static string Zone(string name) =>
        name.Length is > 0 and <= 64 && !name.Contains('.', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) ? name : "";

    private static string Tag(string tag) => tag.Length <= 35 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : "";
}
