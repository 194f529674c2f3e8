using System.Diagnostics;
using System.Globalization;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Bench.Running;

/// <summary>The pages of Floor/ in a process of their own.</summary>
internal sealed class FloorProcess : IAsyncDisposable
{
    private readonly Process _process;

    private FloorProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public static async Task<FloorProcess> StartAsync()
    {
        var port = FreePort.Next();
        var info = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "bench.dll"), "floor", port.ToString(CultureInfo.InvariantCulture) },
            WorkingDirectory = Path.Combine(Repository.Root, "eng", "bench"),
        };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        info.Environment.Remove("ASPNETCORE_URLS");
        info.Environment[Options.Compiler.Key] = Options.Compiler.Value;
        var process = Process.Start(info)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill(process);
        var floor = new FloorProcess(process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")));
        await Eventually.That(async () => (await State.OfAsync(floor.Address)).Heap > 0, TimeSpan.FromSeconds(60), "the floor answers");
        return floor;
    }

    public ValueTask DisposeAsync()
    {
        Kill(_process);
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
            process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It has ended, or was disposed of.
        }
    }
}
