using System.Security.Claims;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;

namespace EnterpriseChat.Tests.Components;

/// <summary>The reader of a page in a world.</summary>
internal sealed class SignedIn : AuthenticationStateProvider
{
    private readonly ClaimsPrincipal _user;

    private SignedIn(ClaimsPrincipal user) => _user = user;

    /// <summary>Somebody who is signed in.</summary>
    public static CurrentUser As(World world, UserId user) => new(
        new SignedIn(ActorClaims.ForRequest(ActorClaims.ForCookie(PublicId.New(), "test"), new LiveSession(new SessionId(1), user, DateTime.UnixEpoch), null)),
        world.Get<PeopleDirectory>());

    /// <inheritdoc />
    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(_user));
}
