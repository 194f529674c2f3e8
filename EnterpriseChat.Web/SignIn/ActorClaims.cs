using System.Globalization;
using System.Net;
using System.Security.Claims;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.SignIn;

namespace EnterpriseChat.Web.SignIn;

/// <summary>
/// What stands between cookie and actor. The cookie carries the session's public id; the keys are added on the server at each request and
/// never leave it.
/// </summary>
internal static class ActorClaims
{
    /// <summary>The session's public id, the only claim in the cookie.</summary>
    public const string Session = "session";

    private const string UserKey = "user-key";
    private const string SessionKey = "session-key";
    private const string Address = "address";

    /// <summary>The principal that goes into the cookie.</summary>
    public static ClaimsPrincipal ForCookie(PublicId session, string scheme) =>
        new(new ClaimsIdentity([new Claim(Session, session.Value)], scheme));

    /// <summary>The principal of a request, whose session lives.</summary>
    public static ClaimsPrincipal ForRequest(ClaimsPrincipal cookie, LiveSession session, IPAddress? address)
    {
        var identity = new ClaimsIdentity(cookie.Identity);
        identity.AddClaim(new Claim(UserKey, session.User.Value.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(SessionKey, session.Id.Value.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(Address, Shown(address)));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The actor of a principal; null when nobody is signed in.</summary>
    public static Actor? Actor(this ClaimsPrincipal principal) =>
        principal.FindFirst(UserKey) is { } user && principal.FindFirst(SessionKey) is { } session
            ? new Actor(new UserId(Number(user)), new SessionId(Number(session)), principal.FindFirst(Address)?.Value ?? "")
            : null;

    /// <summary>An address as it is logged.</summary>
    public static string Shown(IPAddress? address) =>
        address is null ? "unknown" : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    private static long Number(Claim claim) => long.Parse(claim.Value, CultureInfo.InvariantCulture);
}
