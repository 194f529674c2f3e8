using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Tests.HarnessTests;

/// <summary>
/// The least server that the harness can be tried on: a sign-in form, a page with the product's roles and names, a message interface, a
/// websocket that says what it is told to, and a circuit with a button.
/// </summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _posts;

    private Site(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/");

    /// <summary>Messages that reached the server.</summary>
    public int Posts => _posts;

    /// <summary>What the page's websocket sends, as one text and as one binary message cut in the middle.</summary>
    public string Secret { get; init; } = "";

    public static async Task<Site> StartAsync(string secret = "")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorization();
        var site = new Site(builder.Build()) { Secret = secret };
        site.Map();
        await site._app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static IResult Page(string body) =>
        Results.Content($"<!doctype html><html lang='en'><link rel='icon' href='data:,'><body>{body}</body></html>", "text/html; charset=utf-8");

    private static async Task<IResult> SignIn(HttpContext context, [FromForm] string name, [FromForm] string word, [FromForm] string token)
    {
        if (word != Harness.Demo.Password || token != "token-1")
        {
            return Results.Redirect("/sign-in");
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(new ClaimsPrincipal(identity));
        return Results.Redirect("/chat");
    }

    private void Map()
    {
        _app.UseWebSockets();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.UseAntiforgery();
        _app.MapRazorComponents<CounterPage>().AddInteractiveServerRenderMode();
        _app.MapGet("/sign-in", () => Page(
            "<form method='post'><input type='hidden' name='token' value='token-1'><label for='n'>User name</label><input id='n' name='name'>"
            + "<label>Password <input type='password' name='word'></label><button>Sign in</button></form>"));
        _app.MapPost("/sign-in", SignIn).DisableAntiforgery();
        _app.MapGet("/chat", (HttpContext context) => Page(SitePage.Chat(context.User.Identity!.Name!))).RequireAuthorization();
        _app.MapGet("/site.js", () => Results.Text(SitePage.Script, "text/javascript"));
        _app.MapPost("/api/v1/rooms/{room}/messages", () => Results.Json(new { number = Interlocked.Increment(ref _posts) }, statusCode: 201))
            .RequireAuthorization();
        _app.Map("/socket", TellAsync);
    }

    private async Task TellAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var bytes = Encoding.UTF8.GetBytes(Secret);
        await socket.SendAsync(bytes.AsMemory(0, bytes.Length / 2), WebSocketMessageType.Binary, true, context.RequestAborted);
        await socket.SendAsync(bytes.AsMemory(bytes.Length / 2), WebSocketMessageType.Binary, true, context.RequestAborted);
        await socket.SendAsync("end"u8.ToArray(), WebSocketMessageType.Text, true, context.RequestAborted);
        await socket.ReceiveAsync(new byte[64], context.RequestAborted);
    }
}
