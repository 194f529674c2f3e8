using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EnterpriseChat.Domain;

namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>How the server answered to a message that was sent.</summary>
/// <param name="Status">The status.</param>
/// <param name="Number">The message's number, if it was taken.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Body">The whole body.</param>
public sealed record PostAnswer(HttpStatusCode Status, long? Number, string? Code, string Body);

/// <summary>
/// A browser's cookies without the browser: signs in through the real form, found by its labels as a person finds it, and keeps the
/// session for requests and circuits.
/// </summary>
public sealed class WebSession : IDisposable
{
    private string? _userId;

    /// <summary>A session of nobody.</summary>
    public WebSession(Uri server)
    {
        Server = server;
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies }) { BaseAddress = server };
    }

    /// <summary>The server.</summary>
    public Uri Server { get; }

    /// <summary>Its cookies.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Requests with these cookies.</summary>
    public HttpClient Http { get; }

    /// <summary>Signs in; fails when the server does not let the person in.</summary>
    public static async Task<WebSession> SignInAsync(Uri server, string userName, string password = Demo.Password)
    {
        var session = new WebSession(server);
        using var answer = await session.TrySignInAsync(userName, password);
        var path = answer.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.True(
            answer.IsSuccessStatusCode && path != "/sign-in",
            $"{userName} was not signed in: {(int)answer.StatusCode} at {path}.");
        return session;
    }

    /// <summary>Fills and sends the sign-in form; the answer is the page that it led to.</summary>
    public Task<HttpResponseMessage> TrySignInAsync(string userName, string password) =>
        SubmitAsync("sign-in", ("User name", userName), ("Password", password));

    /// <summary>Fills the form that has these fields, found by their labels, and sends it; the answer is the page that it led to.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Label, string Value)[] fields)
    {
        var page = new HtmlParser().ParseDocument(await Http.GetStringAsync(path));
        var form = page.Forms.FirstOrDefault(candidate => fields.All(field => Field(candidate, field.Label) is not null))
            ?? throw new InvalidOperationException($"There is no form with these fields on {path}.");
        foreach (var (label, value) in fields)
        {
            Field(form, label)!.Value = value;
        }

        var target = new Uri(new Uri(Server, path), form.GetAttribute("action") ?? "");
        return await Http.PostAsync(target, new FormUrlEncodedContent(Values(form)));
    }

    /// <summary>The public id of the person, as the page says it.</summary>
    public async Task<string> UserIdAsync()
    {
        if (_userId is null)
        {
            var page = new HtmlParser().ParseDocument(await Http.GetStringAsync("chat"));
            _userId = page.QuerySelector("[data-current-user-id]")?.GetAttribute("data-current-user-id")
                ?? throw new InvalidOperationException("The page names no current user.");
        }

        return _userId;
    }

    /// <summary>Sends a message as the composer's outbox does.</summary>
    /// <param name="room">Public id of the room.</param>
    /// <param name="text">The text.</param>
    /// <param name="clientId">The name its author gives it, 22 characters of base64url; a new one if null.</param>
    /// <param name="user">Public id of the user the text belongs to; the person of this session if null.</param>
    public async Task<PostAnswer> PostAsync(string room, string text, string? clientId = null, string? user = null) =>
        await PostRawAsync(room, JsonContent.Create(new { clientId = clientId ?? PublicId.New().Value, user = user ?? await UserIdAsync(), text }));

    /// <summary>Sends a body as it is to the interface of messages.</summary>
    public async Task<PostAnswer> PostRawAsync(string room, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/rooms/{Uri.EscapeDataString(room)}/messages");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = content;
        using var answer = await Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return PostAnswers.Read(answer.StatusCode, body);
    }

    /// <inheritdoc />
    public void Dispose() => Http.Dispose();

    private static IHtmlInputElement? Field(IHtmlFormElement form, string label)
    {
        var labels = form.Owner!.QuerySelectorAll("label").Where(of => of.TextContent.Trim().TrimEnd('*').Trim() == label).ToList();
        return form.Elements.OfType<IHtmlInputElement>().FirstOrDefault(input =>
            input.GetAttribute("aria-label") == label
            || labels.Any(of => of.Contains(input) || (input.Id is { Length: > 0 } id && of.GetAttribute("for") == id)));
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(IHtmlFormElement form) =>
        form.Elements.OfType<IHtmlInputElement>()
            .Where(input => !string.IsNullOrEmpty(input.Name) && (input.Type is not ("checkbox" or "radio") || input.IsChecked))
            .Select(input => KeyValuePair.Create(input.Name!, input.Value));
}
