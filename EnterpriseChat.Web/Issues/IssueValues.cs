using System.Globalization;
using System.Text.Json;
using EnterpriseChat.Domain;

namespace EnterpriseChat.Web.Issues;

/// <summary>What the texts of a form stand for. They come from a browser: what is no value is the first one, or none.</summary>
internal static class IssueValues
{
    /// <summary>A choice by its number.</summary>
    public static T Parsed<T>(string value)
        where T : struct, Enum => Enum.TryParse<T>(value, out var parsed) && Enum.IsDefined(parsed) ? parsed : Enum.GetValues<T>()[0];

    /// <summary>Somebody; null for nobody.</summary>
    public static PublicId? Person(string value) => value.Length > 0 ? new PublicId(value) : null;

    /// <summary>A day; null for none.</summary>
    public static DateOnly? Day(string value) => DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What a browser kept of a form: by field what it was loaded with and what stood there.</summary>
    public static Dictionary<string, string[]> Read(string? kept)
    {
        try
        {
            return kept is { Length: > 0 } ? JsonSerializer.Deserialize<Dictionary<string, string[]>>(kept) ?? [] : [];
        }
        catch (JsonException)
        {
            // The browser's storage belongs to the user, who may have put anything there.
            return [];
        }
    }
}
