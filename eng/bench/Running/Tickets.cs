using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace EnterpriseChat.Bench.Running;

/// <summary>Makes the cookies of sessions that stand in a data directory, by the keys that lie there.</summary>
internal sealed class Tickets(string directory)
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private readonly ISecureDataFormat<AuthenticationTicket> _format = Format(directory);

    public Cookie Cookie(string session)
    {
        var identity = new ClaimsIdentity([new Claim("session", session)], Scheme);
        var now = TimeProvider.System.GetUtcNow();
        var properties = new AuthenticationProperties { IsPersistent = true, IssuedUtc = now, ExpiresUtc = now.AddDays(1) };
        return new Cookie("chat", _format.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme)), "/");
    }

    private static ISecureDataFormat<AuthenticationTicket> Format(string directory)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(directory, "keys"))).SetApplicationName("EnterpriseChat");
        services.AddAuthentication(Scheme).AddCookie();
        return services.BuildServiceProvider().GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme).TicketDataFormat;
    }
}
