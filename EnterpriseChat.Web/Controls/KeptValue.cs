using System.Text.Json;

namespace EnterpriseChat.Web.Controls;

/// <summary>What the browser kept of a form.</summary>
/// <param name="Value">The form as the server last gave it.</param>
/// <param name="Typed">By the names of the fields, what was typed since.</param>
public sealed record KeptValue(string? Value, IReadOnlyDictionary<string, string> Typed)
{
    /// <summary>Reads what the script sent; anything else is an empty form.</summary>
    internal static KeptValue Read(string json)
    {
        try
        {
            var root = JsonDocument.Parse(json).RootElement;
            var typed = root.GetProperty("typed").EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(p => p.Name, p => p.Value.GetString()!);
            return new KeptValue(root.GetProperty("value").GetString(), typed);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            // The browser's storage belongs to the user, who may have put anything there.
            return new KeptValue(null, new Dictionary<string, string>());
        }
    }
}
