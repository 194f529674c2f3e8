using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>A circuit that says what no page would: only it ends, and the others go on talking.</summary>
public sealed class HostileHubTests
{
    private static readonly TimeSpan HangBound = TimeSpan.FromSeconds(30);

    /// <summary>Frames, and whether they end their connection; those that are only no call of anything are passed over.</summary>
    public static TheoryData<string, byte[], bool> Frames => new()
    {
        { "deep", Framed([.. Enumerable.Repeat((byte)0x91, 100_000)]), true },
        { "deep maps", Framed([.. Enumerable.Repeat((byte)0x81, 100_000)]), true },
        { "2 GB", [0xFF, 0xFF, 0xFF, 0xFF, 0x07, 1, 2, 3], true },
        { "many items", Framed([0xDD, 0x7F, 0xFF, 0xFF, 0xFF, 1]), true },
        { "long text", Framed([0x95, 1, 0x80, 0xC0, 0xDB, 0x7F, 0xFF, 0xFF, 0xFF, (byte)'x']), true },
        { "invalid UTF-8", Framed([0x96, 1, 0x80, 0xC0, 0xA4, 0xFF, 0xFE, 0x80, 0xC0, 0x90, 0x90]), false },
        { "text for a number", PackWriter.Message("one", Headers.None, null, "StartCircuit", Array.Empty<object?>()), true },
        { "wrong arguments", PackWriter.Message(1, Headers.None, null, "OnRenderCompleted", new object?[] { "not a number", 1 }), false },
        { "half a frame", PackWriter.Message(1, Headers.None, null, "StartCircuit", new object?[] { "a", "b", "c", "d" })[..^6], true },
        { "too large", Framed(new byte[300 * 1024]), true },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public async Task CI_10_A_hostile_frame_ends_that_connection_only(string name, byte[] bytes, bool ends)
    {
        Assert.NotEmpty(name);
        await using var talk = await Talk.StartAsync();
        using var other = await WebSession.SignInAsync(talk.Server.Address, "member2");
        await using var hostile = await CircuitClient.OpenAsync(other, $"chat/{talk.Room}");
        var process = talk.Server.ProcessId;
        try
        {
            await hostile.SendRawAsync(bytes);
            hostile.FallSilent();
        }
        catch (System.Net.WebSockets.WebSocketException)
        {
            // closed while it was still being sent
        }

        if (ends)
        {
            await Eventually.That(() => !hostile.IsLive, HangBound);
        }

        await talk.GoesOnAsync();
        Assert.Equal(process, talk.Server.ProcessId);
        Assert.True(talk.Server.IsRunning && talk.Viewer.IsLive);
        await using var again = await CircuitClient.OpenAsync(other, $"chat/{talk.Room}");
        Assert.True(again.IsLive);
    }

    [Fact]
    public async Task A_connection_that_falls_silent_is_closed()
    {
        await using var talk = await Talk.StartAsync();
        using var other = await WebSession.SignInAsync(talk.Server.Address, "member2");
        await using var silent = await CircuitClient.OpenAsync(other, $"chat/{talk.Room}");
        silent.FallSilent();
        await Eventually.That(() => !silent.IsLive, HangBound);
        Assert.True(talk.Viewer.IsLive, talk.Viewer.Error);
    }

    [Fact]
    public async Task CI_11_A_flood_of_calls_is_slowed_then_closed_and_others_do_not_wait()
    {
        await using var talk = await Talk.StartAsync();
        using var other = await WebSession.SignInAsync(talk.Server.Address, "member2");
        await using var hostile = await CircuitClient.OpenAsync(other, $"chat/{talk.Room}");
        var flood = FloodAsync(hostile);
        var times = new List<double>();
        while (!flood.IsCompleted && times.Count < 25)
        {
            times.Add((await talk.GoesOnAsync()).TotalMilliseconds);
        }

        Assert.True(times.Order().ElementAt(times.Count / 2) < 500, string.Join(", ", times));
        await flood.WaitAsync(TimeSpan.FromSeconds(60));

        // The sending half may learn of the end before the reading half does.
        await Eventually.That(() => !hostile.IsLive, HangBound);
        Assert.Contains("4429", await hostile.Ended.WaitAsync(HangBound), StringComparison.Ordinal); // by this status the page says why
        await Eventually.That(() => talk.Server.Lines.Any(line => line.Contains("far more than a page does", StringComparison.Ordinal)), HangBound);
        Assert.True(talk.Viewer.IsLive, talk.Viewer.Error);
    }

    [Fact]
    public async Task CI_03_Calls_of_what_is_not_there_or_not_ones_own_answer_with_nothing_and_harm_nobody()
    {
        await using var talk = await Talk.StartAsync();
        using var other = await WebSession.SignInAsync(talk.Server.Address, "member2");
        string[] arguments = ["[]", "null", "[null,null]", "[1e308,-1]", "[{\"eventHandlerId\":999999,\"eventName\":\"click\"},{}]", "[\"x\",[],{},7,8,9]", "{"];
        foreach (var given in arguments)
        {
            // Such a call may end the circuit that makes it, never more.
            await using var hostile = await CircuitClient.OpenAsync(other, $"chat/{talk.Room}");
            for (var id = 0L; id < 40 && hostile.IsLive; id++)
            {
                foreach (var method in (string[])["DispatchEventAsync", "OnLocationChanged", "Dispose", "ToString"])
                {
                    await hostile.SendAsync("BeginInvokeDotNetFromJS", "1", null, method, id, given);
                }
            }

            foreach (var assembly in (string[])["EnterpriseChat.Web", "EnterpriseChat.Domain", "Microsoft.AspNetCore.Components.Web", "System.Private.CoreLib"])
            {
                await hostile.SendAsync("BeginInvokeDotNetFromJS", "2", assembly, "Exit", 0L, given);
            }

            await talk.GoesOnAsync();
        }

        Assert.DoesNotContain("   at ", talk.Viewer.Error ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task CI_03_An_answer_to_a_bad_call_is_generic()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        using var member = await WebSession.SignInAsync(server.Address, "member");
        await using var circuit = await CircuitClient.OpenAsync(member);
        var (ok, told) = await circuit.CallDotNetAsync("EnterpriseChat.Domain", "HandleAsync", 0, "[1,2,3]");
        Assert.False(ok);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("EnterpriseChat.Domain.", told, StringComparison.Ordinal);
        (ok, told) = await circuit.CallDotNetAsync(null, "DispatchEventAsync", 4711, "[]");
        Assert.False(ok, told);
    }

    private static async Task FloodAsync(CircuitClient hostile)
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (hostile.IsLive && await timer.WaitForNextTickAsync())
            {
                for (var i = 0; i < 50; i++)
                {
                    await hostile.SendAsync("BeginInvokeDotNetFromJS", "1", "No.Such.Assembly", "Nothing", 0L, "[]");
                }
            }
        }
        catch (Exception e) when (e is System.Net.WebSockets.WebSocketException or OperationCanceledException)
        {
            // closed by the server, which is what is wanted
        }
    }

    private static byte[] Framed(byte[] body)
    {
        var length = (uint)body.Length;
        var bytes = new List<byte>(body.Length + 5);
        for (; length >= 0x80; length >>= 7)
        {
            bytes.Add((byte)(length | 0x80));
        }

        bytes.Add((byte)length);
        bytes.AddRange(body);
        return [.. bytes];
    }
}
