using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace EnterpriseChat.Tests.Harness;

/// <summary>
/// The built server as a process of its own, so that it can be killed without a chance to tidy up, started again on the same port and
/// data, or be seen refusing to start. Knows its process and touches no other.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly ServerStart _start;
    private readonly TemporaryDirectory? _own;
    private readonly List<string> _lines = [];
    private Process? _process;
    private bool _disposed;

    private ServerProcess(ServerStart start)
    {
        _start = start;
        _own = start.DataDirectory is null ? new TemporaryDirectory() : null;
        DataDirectory = start.DataDirectory ?? _own!.Path;
        if (start.CopyOf is { } original)
        {
            TemporaryDirectory.Copy(original, DataDirectory);
        }

        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/"));
    }

    /// <summary>Where it listens; the same over restarts.</summary>
    public Uri Address { get; }

    /// <summary>Where it stores.</summary>
    public string DataDirectory { get; }

    /// <summary>The database file.</summary>
    public string Database => Path.Combine(DataDirectory, "chat.db");

    /// <summary>Its process id, which changes only by <see cref="RestartAsync"/>.</summary>
    public int ProcessId => Running.Id;

    /// <summary>Whether the process lives.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>What it has written, both streams, all starts.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    private Process Running => _process ?? throw new InvalidOperationException("The server was not started.");

    /// <summary>Starts a server and waits until it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(ServerStart? start = null)
    {
        var server = Launch(start);
        try
        {
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch
        {
            server.Kill();
            server._own?.Dispose();
            throw;
        }
    }

    /// <summary>Starts a server and waits for nothing: for starts that are expected to fail, and for commands.</summary>
    public static ServerProcess Launch(ServerStart? start = null)
    {
        var server = new ServerProcess(start ?? new ServerStart());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Kill(); // a run that is broken off leaves no server behind
        server.Start();
        return server;
    }

    /// <summary>Returns when the server answers as ready; fails with its output when it ended before.</summary>
    public async Task WaitUntilReadyAsync(TimeSpan? within = null)
    {
        var ready = new Uri(Address, _start.ReadyPath);
        await Eventually.That(async () => !IsRunning || await AnswersAsync(ready), within ?? StartBound, $"{ready} answers");
        Assert.True(IsRunning, $"The server ended before it was ready:\n{string.Join('\n', Lines)}");
    }

    /// <summary>Waits for the end of the process: its exit code and all that it wrote.</summary>
    public async Task<(int Code, string Output)> WaitForExitAsync(TimeSpan? within = null)
    {
        using var bound = new CancellationTokenSource(within ?? StartBound);
        await Running.WaitForExitAsync(bound.Token);
        return (Running.ExitCode, string.Join('\n', Lines));
    }

    /// <summary>SIGKILL: no handler runs and nothing is written any more.</summary>
    public void Kill()
    {
        if (!_disposed && IsRunning)
        {
            Running.Kill();
            Running.WaitForExit();
        }
    }

    /// <summary>SIGTERM, and the wait for a clean end.</summary>
    public async Task<int> StopAsync(TimeSpan? within = null)
    {
        Signals.Send(Running, Signals.Terminate);
        return (await WaitForExitAsync(within ?? TimeSpan.FromSeconds(30))).Code;
    }

    /// <summary>SIGSTOP: the connections stay, nobody answers.</summary>
    public void Freeze() => Signals.Send(Running, Signals.Stop);

    /// <summary>SIGCONT after <see cref="Freeze"/>.</summary>
    public void Thaw() => Signals.Send(Running, Signals.Continue);

    /// <summary>Starts it again on the same port and data; kills it first when it runs.</summary>
    public async Task RestartAsync()
    {
        Kill();
        Start();
        await WaitUntilReadyAsync();
    }

    /// <summary>Fails when the log tells of an exception that nobody handled, in the process or in a circuit.</summary>
    public void AssertNoUnhandledException()
    {
        var lines = Lines;
        var index = lines.ToList().FindIndex(line =>
            line.Contains("unhandled exception", StringComparison.OrdinalIgnoreCase) || line.StartsWith("crit:", StringComparison.Ordinal));
        Assert.True(index < 0, $"The log tells of an unhandled exception:\n{string.Join('\n', lines.Skip(Math.Max(0, index - 2)).Take(30))}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Kill();
        await Evidence.KeepAsync($"server-{Address.Port}.log", file => File.WriteAllLinesAsync(file, Lines));
        _disposed = true;
        _process?.Dispose();
        _own?.Dispose();
        if (_start.ChecksLog)
        {
            AssertNoUnhandledException();
        }
    }

    private static async Task<bool> AnswersAsync(Uri ready)
    {
        try
        {
            using var answer = await Http.GetAsync(ready);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private void Start()
    {
        var program = _start.Published is { } published ? Path.Combine(published, "EnterpriseChat.Web.dll") : Repository.WebProgram;
        var info = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _start.Published ?? Repository.Web,
        };
        string[] arguments = [program, .. _start.Command, $"--Chat:DataDirectory={DataDirectory}", .. Serving()];
        Array.ForEach(arguments, info.ArgumentList.Add);
        info.Environment["ASPNETCORE_ENVIRONMENT"] = _start.Environment;
        info.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in _start.Variables)
        {
            info.Environment[name] = value;
        }

        _process?.Dispose();
        _process = Process.Start(info)!;
        _process.OutputDataReceived += Write;
        _process.ErrorDataReceived += Write;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private IEnumerable<string> Serving() =>
        (_start.Command.Count == 0 ? ["--urls", Address.GetLeftPart(UriPartial.Authority)] : Array.Empty<string>())
        .Concat(_start.Configuration.Select(pair => $"--{pair.Key}={pair.Value}"));

    private void Write(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            lock (_lines)
            {
                _lines.Add(text);
            }
        }
    }
}
