using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Issues;
using EnterpriseChat.Web.Messages;
using EnterpriseChat.Web.People;
using EnterpriseChat.Web.Rooms;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;

namespace EnterpriseChat.Web.Circuits;

/// <summary>Registers what circuits need.</summary>
internal static class CircuitServices
{
    /// <summary>A hub message is bounded at 256 KiB; anything larger ends that circuit only (product.md section 18).</summary>
    private const long LargestMessage = 256 * 1024;

    /// <summary>
    /// A call that is not answered ends with its circuit. A page that leaves does not answer what its parts say at their end; with a bound that
    /// would count as an unhandled exception of a circuit that nobody has any more.
    /// </summary>
    private static readonly TimeSpan LongestCall = Timeout.InfiniteTimeSpan;

    /// <summary>After so long without a byte a connection counts as gone; a living page pings every three seconds (design.md section 6).</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <summary>Adds Blazor's circuits with our guards, and what parts of a page share in a circuit.</summary>
    public static void AddChatCircuits(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(o => o.JSInteropDefaultCallTimeout = LongestCall).AddHubOptions(o =>
        {
            o.MaximumReceiveMessageSize = LargestMessage;
            o.KeepAliveInterval = TimeSpan.FromSeconds(3);
            o.ClientTimeoutInterval = Silence;
            o.EnableDetailedErrors = false;
        });
        services.AddSignalR(o =>
        {
            o.AddFilter<HubGuard>();
            o.AddFilter<EventsInTurn>();
        });
        services.AddSingleton<MessageChanges>().AddSingleton<HubGuard>().AddSingleton<CircuitCounts>().AddSingleton<RoomGuests>();
        services.AddScoped<CurrentUser>().AddScoped<MyRights>().AddScoped<KnownPeople>().AddScoped<MyTabs>().AddScoped<Conversations>().AddTransient<KeyNames>().AddScoped<LiveFeed>().AddScoped<ReaderClock>();
        services.AddScoped<IssueInvites>().AddScoped<AccessOffers>().AddScoped<WhoSees>().AddScoped<UserOperations>().AddScoped<UserLook>().AddTransient<RoomDraft>().AddTransient<RoomSigns>();
        services.AddSingleton<EventsInTurn>().AddSingleton<CircuitHandler>(s => s.GetRequiredService<EventsInTurn>());
        services.AddScoped<CircuitHandler, PresenceHandler>();
    }
}
