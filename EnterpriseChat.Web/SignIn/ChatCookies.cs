using EnterpriseChat.Web.Configuration;

namespace EnterpriseChat.Web.SignIn;

/// <summary>How all cookies of the product are set: not for scripts, not across sites, and bound to the host where browsers come by TLS.</summary>
internal static class ChatCookies
{
    /// <summary>The name of a cookie: with the prefix that browsers enforce, where browsers come by TLS.</summary>
    public static string Name(string name, ChatOptions options) => options.IsSecure ? "__Host-" + name : name;

    /// <summary>Whether it is sent by TLS only.</summary>
    public static CookieSecurePolicy Secure(ChatOptions options) =>
        options.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    /// <summary>The options of a cookie that we append ourselves.</summary>
    public static CookieOptions Options(ChatOptions options, TimeSpan lives) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = options.IsSecure,
        MaxAge = lives,
        Path = "/",
    };
}
