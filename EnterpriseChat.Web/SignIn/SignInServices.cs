using EnterpriseChat.Domain;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Web.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace EnterpriseChat.Web.SignIn;

/// <summary>Sign-in by a cookie that names a session row: what the row says counts, at each request.</summary>
internal static class SignInServices
{
    /// <summary>Adds it; the keys that sign cookies lie in the data directory, so that a restart signs nobody out.</summary>
    public static void AddChatSignIn(this IServiceCollection services, ChatOptions options, DataDirectory directory)
    {
        var keys = Directory.CreateDirectory(Path.Combine(directory.Path, "keys"));
        if (!OperatingSystem.IsWindows())
        {
            keys.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        services.AddDataProtection().PersistKeysToFileSystem(keys).SetApplicationName("EnterpriseChat");
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = ChatCookies.Name("chat-form", options);
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.HttpOnly = true;
            o.Cookie.SecurePolicy = ChatCookies.Secure(options);
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<KnownBrowser>().AddSingleton<SameOrigin>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = ChatCookies.Name("chat", options);
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = ChatCookies.Secure(options);
            o.Cookie.MaxAge = Session.Longest;
            o.ExpireTimeSpan = Session.Longest;
            o.SlidingExpiration = false;
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "to";
            o.Events.OnValidatePrincipal = ValidateAsync;
        });
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        var name = context.Principal?.FindFirst(ActorClaims.Session)?.Value ?? "";
        if (await sessions.FindAsync(new PublicId(name), context.HttpContext.RequestAborted) is { } session)
        {
            context.ReplacePrincipal(ActorClaims.ForRequest(context.Principal!, session, context.HttpContext.Connection.RemoteIpAddress));
        }
        else
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }
}
