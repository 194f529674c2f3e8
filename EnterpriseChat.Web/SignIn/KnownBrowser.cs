using EnterpriseChat.Domain;
using EnterpriseChat.Web.Configuration;
using Microsoft.AspNetCore.DataProtection;

namespace EnterpriseChat.Web.SignIn;

/// <summary>
/// A signed cookie of 90 days that says for whom this browser has signed in before: strangers' failures do not slow it
/// (product.md section 15). It lets nobody in.
/// </summary>
internal sealed class KnownBrowser(IDataProtectionProvider protection, ChatOptions options)
{
    private static readonly TimeSpan Lives = TimeSpan.FromDays(90);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("known browser").ToTimeLimitedDataProtector();

    private string Name => ChatCookies.Name("chat-known", options);

    /// <summary>For whom; null when the browser is not known.</summary>
    public PublicId? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { } cookie)
        {
            return null;
        }

        try
        {
            return new PublicId(_protector.Unprotect(cookie));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Remembers it.</summary>
    public void Write(HttpResponse response, PublicId user) =>
        response.Cookies.Append(Name, _protector.Protect(user.Value, Lives), ChatCookies.Options(options, Lives));
}
