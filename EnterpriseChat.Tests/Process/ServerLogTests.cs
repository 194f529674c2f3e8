using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>The server's own log, which others may read: nothing of what people write, and no line that somebody made up.</summary>
public sealed class ServerLogTests
{
    private const string MadeUp = "x\r\n\u001b[31mlevel=Error made-up-line";

    [Fact]
    public async Task AD_02_What_is_typed_is_not_in_the_log_and_makes_no_line_in_it()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => WebSession.SignInAsync(server.Address, MadeUp, "secret-word-1"));
        await Assert.ThrowsAnyAsync<Exception>(() => WebSession.SignInAsync(server.Address, "member", $"secret-word-2{MadeUp}"));
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using (member)
        {
            Assert.Equal(201, (int)(await member.PostAsync(room, $"secret-word-3 {MadeUp}")).Status);
            Assert.Equal(404, (int)(await member.PostAsync(Uri.EscapeDataString(MadeUp), "secret-word-4")).Status);
            using var missing = await member.Http.GetAsync($"chat/{Uri.EscapeDataString(MadeUp)}");
            using var hub = await member.Http.GetAsync($"_blazor?id={Uri.EscapeDataString(MadeUp)}");
        }

        await server.StopAsync();
        Assert.DoesNotContain(server.Lines, line => line.Contains("secret-word", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Lines, line => line.Contains("made-up-line", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Lines, line => line.Any(c => char.IsControl(c)));
    }
}
