using System.Net;
using System.Text.Json;

namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>Reads answers of the message interface, also those of something in between that answers no JSON.</summary>
internal static class PostAnswers
{
    public static PostAnswer Read(HttpStatusCode status, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            var number = root.TryGetProperty("number", out var n) && n.TryGetInt64(out var value) ? value : (long?)null;
            return new PostAnswer(status, number, root.TryGetProperty("code", out var code) ? code.GetString() : null, body);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new PostAnswer(status, null, null, body);
        }
    }
}
