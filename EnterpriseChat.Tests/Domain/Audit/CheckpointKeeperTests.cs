using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Configuration;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Tests.Domain.Audit;

/// <summary>When checkpoints are written while a server runs, and where each goes.</summary>
public sealed class CheckpointKeeperTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task One_is_written_at_the_start_after_each_minute_with_entries_and_at_the_stop()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        using var keeper = Keeper(world, new KeptLog());
        await keeper.StartAsync(default);
        await Eventually.That(() => Lines(world).Count == 1);

        await world.PostAsync(world.Lead, room, "an entry of the first minute");
        await Eventually.That(() => Advanced(world) && Lines(world).Count == 2);
        var verified = AuditSample.Verify(world.Path);
        Assert.Equal(verified.Entries, verified.Proved);

        // A minute without entries has none, however many pass.
        for (var minute = 0; minute < 5; minute++)
        {
            world.Time.Advance(Minute);
        }

        await world.PostAsync(world.Lead, room, "an entry before the stop");
        var stopping = keeper.StopAsync(default);
        Assert.Same(stopping, keeper.StopAsync(default)); // who stops it too waits for the same end
        await stopping;
        Assert.Equal(3, Lines(world).Count);
        verified = AuditSample.Verify(world.Path);
        Assert.Equal((VerificationState.Whole, verified.Entries), (verified.State, verified.Proved));
    }

    [Fact]
    public async Task Each_goes_to_the_log_to_a_file_and_to_an_address_and_what_fails_stops_nothing()
    {
        await using var world = await World.CreateAsync();
        using var elsewhere = new TemporaryDirectory();
        using var listener = new HttpListener();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/");
        listener.Prefixes.Add(address);
        listener.Start();
        var posted = ReadAsync(listener);
        var log = new KeptLog();
        using (var keeper = Keeper(world, log, elsewhere.File("copy.log"), new Uri(address)))
        {
            await keeper.StartAsync(default);
            var line = Lines(world) is [var only] ? only : await Eventually.Some(() => Lines(world).FirstOrDefault());
            Assert.Equal(line + "\n", await posted);
            Assert.Equal([line], new CheckpointLog(elsewhere.File("copy.log")).Lines());
            Assert.Contains(log.Lines, r => r.Message.EndsWith(line, StringComparison.Ordinal));
            await keeper.StopAsync(default);
        }

        Assert.DoesNotContain(log.Lines, r => r.Level >= LogLevel.Warning);

        // Held and never listened at, so that nobody else answers there.
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using (var keeper = Keeper(world, log, Path.Combine(elsewhere.Path, "no", "such", "directory"), new Uri($"http://{silent.LocalEndPoint}/")))
        {
            await keeper.StartAsync(default);
            await Eventually.That(() => log.Lines.Count(r => r.Level == LogLevel.Warning) == 2);
            await keeper.StopAsync(default);
        }

        Assert.Equal(2, Lines(world).Count);
        Assert.Equal(VerificationState.Whole, AuditSample.Verify(world.Path).State);
    }

    [Fact]
    public async Task One_that_is_under_way_when_the_server_stops_still_gets_there()
    {
        await using var world = await World.CreateAsync();
        using var listener = new HttpListener();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/");
        listener.Prefixes.Add(address);
        listener.Start();
        var log = new KeptLog();
        using var keeper = Keeper(world, log, copy: null, new Uri(address));
        await keeper.StartAsync(default);
        var underWay = await listener.GetContextAsync();

        var stopping = keeper.StopAsync(default);
        underWay.Response.Close();
        await stopping;
        Assert.DoesNotContain(log.Lines, r => r.Level >= LogLevel.Warning);
    }

    private static CheckpointKeeper Keeper(World world, ILogger<CheckpointKeeper> log, string? copy = null, Uri? address = null) => new(
        new Checkpoints(world.Path, Path.Combine(world.Path, "chat.db"), world.Get<CheckpointKey>(), world.Time),
        new ChatOptions
        {
            DataDirectory = world.Path,
            TrustedProxies = [],
            MessagesPer10Seconds = 1,
            InvitationsPerHour = 1,
            LiveTabs = 1,
            Bench = false,
            CheckpointCopy = copy,
            CheckpointAddress = address,
        },
        world.Time,
        log);

    private static bool Advanced(World world)
    {
        world.Time.Advance(Minute);
        return true;
    }

    private static List<string> Lines(World world) => [.. CheckpointLog.OfDirectory(world.Path).Lines()];

    private static async Task<string> ReadAsync(HttpListener listener)
    {
        var context = await listener.GetContextAsync();
        using var body = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var text = await body.ReadToEndAsync();
        context.Response.Close();
        return text;
    }

    /// <summary>What was logged.</summary>
    private sealed class KeptLog : ILogger<CheckpointKeeper>
    {
        private readonly ConcurrentQueue<(LogLevel Level, string Message)> _lines = new();

        public IReadOnlyCollection<(LogLevel Level, string Message)> Lines => _lines;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue((logLevel, formatter(state, exception)));
    }
}
