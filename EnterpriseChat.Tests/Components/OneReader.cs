using System.Security.Claims;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;

namespace EnterpriseChat.Tests.Components;

/// <summary>What the circuit of one reader has, without a page.</summary>
internal static class OneReader
{
    /// <summary>Who looks.</summary>
    public static CurrentUser UserOf(World world, UserId reader)
    {
        var claims = ActorClaims.ForRequest(
            ActorClaims.ForCookie(PublicId.New(), "test"), new LiveSession(new SessionId(1), reader, DateTime.UnixEpoch), null);
        return new CurrentUser(new Signed(claims), world.Get<PeopleDirectory>());
    }

    /// <summary>The rooms of a reader.</summary>
    public static Conversations RoomsOf(World world, UserId reader) => new(
        UserOf(world, reader), world.Get<ChatList>(), world.Get<RoomReader>(), world.Get<Tabs>(), world.Get<Drafts>(), world.Get<RoomLevels>());

    private sealed class Signed(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }
}
