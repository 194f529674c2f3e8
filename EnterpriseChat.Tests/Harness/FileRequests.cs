using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EnterpriseChat.Domain;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Harness;

/// <summary>A file as a browser sends it.</summary>
internal sealed record Upload(string Name, byte[] Content)
{
    /// <summary>Public id of the user whose page sends it; the person of the session if null.</summary>
    public string? User { get; init; }

    /// <summary>From where the browser says it comes.</summary>
    public string Site { get; init; } = "same-origin";
}

/// <summary>Attaching and fetching files by requests.</summary>
internal static class FileRequests
{
    private static readonly string[] Parts = ["", "/thumbnail"];

    /// <summary>Attaches a file; gives its id.</summary>
    public static async Task<string> AttachAsync(this WebSession session, string room, string name, byte[] content)
    {
        var (code, id) = await session.TryAttachAsync(room, new Upload(name, content));
        Assert.Equal("201 ", code);
        return id!;
    }

    /// <summary>Status and code of the answer, and the id of the file if it was taken.</summary>
    public static async Task<(string Code, string? Id)> TryAttachAsync(this WebSession session, string room, Upload file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/rooms/{room}/files");
        request.Headers.Add("Sec-Fetch-Site", file.Site);
        request.Headers.Add("Chat-User", file.User ?? await session.UserIdAsync());
        request.Headers.Add("Chat-File-Name", Uri.EscapeDataString(file.Name));
        request.Content = new ByteArrayContent(file.Content);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        using var answer = await session.Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        var json = body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;
        return ($"{(int)answer.StatusCode} {Text("code")}", Text("id"));

        string? Text(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    /// <summary>Posts a message of files alone.</summary>
    public static async Task<PostAnswer> PostFilesAsync(this WebSession session, string room, params string[] files) => await session.PostRawAsync(
        room, JsonContent.Create(new { clientId = PublicId.New().Value, user = await session.UserIdAsync(), text = "", files }));

    /// <summary>Takes an unsent file back.</summary>
    public static async Task<HttpStatusCode> TakeBackAsync(this WebSession session, string file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"api/v1/files/{file}");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Chat-User", await session.UserIdAsync());
        using var answer = await session.Http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Asks for something, with headers of one's own.</summary>
    public static async Task<HttpResponseMessage> AskAsync(this WebSession session, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await session.Http.SendAsync(request);
    }

    /// <summary>Fails when a file answers a session in any way otherwise than one that never was.</summary>
    public static async Task AssertHiddenAsync(string file, params WebSession[] sessions)
    {
        (HttpMethod Method, (string, string)[] Headers)[] ways =
        [
            (HttpMethod.Get, []), (HttpMethod.Head, []), (HttpMethod.Get, [("Range", "bytes=0-3")]), (HttpMethod.Get, [("If-None-Match", "*")]),
            (HttpMethod.Get, [("If-Modified-Since", "Mon, 30 Nov 2099 00:00:00 GMT")]),
        ];
        var asked = from session in sessions from way in ways from part in Parts select (session, way, part);
        foreach (var (session, (method, headers), part) in asked)
        {
            var hidden = await TellAsync(session, method, $"files/{file}{part}", headers);
            Assert.Equal(await TellAsync(session, method, $"files/{PublicId.New()}{part}", headers), hidden);
            Assert.StartsWith("404 ", hidden, StringComparison.Ordinal);
        }
    }

    /// <summary>All of an answer but its time.</summary>
    private static async Task<string> TellAsync(WebSession session, HttpMethod method, string path, (string Name, string Value)[] headers)
    {
        using var answer = await session.AskAsync(method, path, headers);
        var told = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)answer.StatusCode} {string.Join('\n', told)}\n{await answer.Content.ReadAsStringAsync()}";
    }
}
