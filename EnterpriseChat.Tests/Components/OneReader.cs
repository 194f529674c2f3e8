using System.Security.Claims;
using Bunit;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Notifications;
using EnterpriseChat.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        UserOf(world, reader), world.Get<ChatList>(), world.Get<RoomReader>(), new MyTabs(world.Get<Tabs>(), world.Get<IssueChatVisits>()),
        world.Get<Drafts>(), world.Get<RoomLevels>());

    /// <summary>Gives the parts of a page that are drawn in a test what the circuit of a reader has.</summary>
    public static void Seat(BunitContext context, World world, UserId reader)
    {
        var user = UserOf(world, reader);
        context.Services.AddSingleton(user).AddSingleton(RoomsOf(world, reader)).AddSingleton(new LiveFeed(world.Get<LiveHub>()));
        context.Services.AddSingleton(new ReaderClock(user, world.Get<IDbContextFactory<ChatDb>>(), world.Time));
        context.Services.AddSingleton(world.Get<RoomReader>()).AddSingleton(world.Get<PeopleDirectory>());
        context.Services.AddSingleton(world.Get<NotificationChoices>()).AddSingleton(world.Get<SetNotificationChoice>());
        context.Services.AddSingleton<MyNotices>();
        context.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>Connects what is drawn, as the layout does.</summary>
    public static LiveFeed Connect<T>(BunitContext context, IRenderedComponent<T> part, UserId reader)
        where T : IComponent
    {
        var feed = context.Services.GetRequiredService<LiveFeed>();
        feed.Connect(new Actor(reader, new SessionId(1), "test"), part.InvokeAsync, parts => parts.ToList().ForEach(draw => draw()));
        return feed;
    }

    private sealed class Signed(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }
}
