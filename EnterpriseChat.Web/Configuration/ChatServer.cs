using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.Demo;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Web.Administration;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Issues;
using EnterpriseChat.Web.Messages;
using EnterpriseChat.Web.Notifications;
using EnterpriseChat.Web.Search;
using EnterpriseChat.Web.Shell;
using EnterpriseChat.Web.SignIn;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace EnterpriseChat.Web.Configuration;

/// <summary>Puts the server together, starts it, and turns what keeps it from starting into one sentence.</summary>
internal static partial class ChatServer
{
    /// <summary>Runs until it is told to stop; gives the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot() });
            await using var app = await BuildAsync(builder).ConfigureAwait(false);
            await ListenAsync(app).ConfigureAwait(false);
            await SayAsync(app).ConfigureAwait(false);
            await app.WaitForShutdownAsync().ConfigureAwait(false);
            return 0;
        }
        catch (StartRefused refused)
        {
            await Console.Error.WriteLineAsync(refused.Message).ConfigureAwait(false);
            return 1;
        }
    }

    /// <summary>Starts; an address where it cannot listen, in use, not of this machine or none at all, is a refusal.</summary>
    private static async Task ListenAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or FormatException or InvalidOperationException)
        {
            throw new StartRefused(Words.Start_PortInUse.With(e.Message), e);
        }
    }

    private static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder)
    {
        RuntimeFloor.Require(Environment.Version);
        var options = ChatOptions.Read(builder.Configuration, builder.Environment.ContentRootPath);
        var isDevelopment = builder.Environment.IsDevelopment();
        var directory = DataDirectory.Open(options.DataDirectory, isDevelopment ? DemoData.DropOutdated : null);

        builder.Services.AddSingleton(options);
        builder.Services.AddBenchState(isDevelopment && options.Bench);
        builder.Services.AddChatDomain(directory, new SignInPolicy(AllowsDemo: isDevelopment), new ChatLimits(options.MessagesPer10Seconds, options.InvitationsPerHour));
        // They stop the other way round: the last checkpoint covers what housekeeping logs at the stop.
        builder.Services.AddHostedService<CheckpointKeeper>().AddHostedService<Housekeeping>().AddHostedService<DiskSpace>().AddHostedService<FileKeeper>().AddHostedService<OutboxKeeper>();
        builder.Services.AddChatShell();
        builder.Services.AddChatCircuits();
        builder.Services.AddChatAdministration();
        builder.Services.AddChatNotifications();
        builder.Services.AddChatSearch();
        builder.Services.AddChatIssues();
        builder.Services.AddChatSignIn(options, directory);
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);

        // What keeps it from starting is told in one sentence; the host would add the exception with its stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        if (isDevelopment)
        {
            using var logs = LoggerFactory.Create(l => l.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
            await new DemoData(directory, TimeProvider.System, logs).FillAsync(CancellationToken.None).ConfigureAwait(false);
        }

        var app = builder.Build();
        Arrange(app, options);
        return app;
    }

    /// <summary>The way of a request, in its order.</summary>
    private static void Arrange(WebApplication app, ChatOptions options)
    {
        app.UseForwardedHeaders(Forwarded(options));
        app.UseMiddleware<PageSecurity>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseWhen(c => !c.Request.Path.StartsWithSegments("/api") && !c.Request.Path.StartsWithSegments(FileEndpoints.Path) && !c.Request.Path.StartsWithSegments("/_blazor"), b => b.UseStatusCodePagesWithReExecute("/not-found"));
        // After the line above, so that the page of an error finds its own route.
        app.UseRouting();
        app.UseRequestLocalization(Languages.Options);
        app.UseAuthentication();
        app.UseWebSockets();
        app.UseMiddleware<CircuitDoor>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        StyleSheet.File.Map(app);
        Script.File.Map(app);
        app.MapHealth();
        app.MapBenchState();
        app.MapSignIn();
        app.MapMessages();
        app.MapIssues();
        app.MapShell();
    }

    /// <summary>Beside the program, unless it is run from its project, where the sources and the data of the developer lie.</summary>
    public static string ContentRoot()
    {
        var here = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(here, "EnterpriseChat.Web.csproj")) ? here : AppContext.BaseDirectory;
    }

    private static ForwardedHeadersOptions Forwarded(ChatOptions options)
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in options.TrustedProxies)
        {
            forwarded.KnownProxies.Add(proxy);
        }

        // Without a trusted proxy nothing is believed, not even from this machine.
        if (options.TrustedProxies.Count == 0)
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.None;
        }

        return forwarded;
    }

    private static async Task SayAsync(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("EnterpriseChat");
        var address = app.Services.GetRequiredService<ChatOptions>().PublicAddress?.ToString().TrimEnd('/')
            ?? app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        if (await app.Services.GetRequiredService<SetUp>().PathAsync(CancellationToken.None).ConfigureAwait(false) is { } path)
        {
            Log.SetUp(log, address + path);
        }

        if (RuntimeFloor.IsBehind(Environment.Version))
        {
            Log.RuntimeBehind(log, Environment.Version, RuntimeFloor.Wanted);
        }

        Log.Listening(log, address);
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Information, "Enterprise chat listens on {Address}")]
        public static partial void Listening(ILogger log, string address);

        [LoggerMessage(2003, LogLevel.Warning, "The .NET runtime {Runtime} lacks security updates; {Wanted} or newer is wanted.")]
        public static partial void RuntimeBehind(ILogger log, Version runtime, Version wanted);

        [LoggerMessage(2002, LogLevel.Information, "This installation has no users yet. Set it up, once and within a day, at {Link}")]
        public static partial void SetUp(ILogger log, string link);
    }
}
