using System.Net.Http.Json;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>What large files cost a server that is a process of its own.</summary>
public sealed class FileMemoryTests
{
    [Fact]
    public async Task The_largest_files_come_and_go_without_being_held_in_memory()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync() with { Configuration = new Dictionary<string, string> { ["Chat:Bench"] = "true" } });
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var author = member;
        var content = new byte[FileLimits.Largest];
        Random.Shared.NextBytes(content);
        await author.AttachAsync(room, "warm-up", content[..1024]);
        var before = await AllocatedAsync(author);
        for (var i = 0; i < 4; i++)
        {
            var file = await author.AttachAsync(room, $"large {i}", content);
            Assert.Equal(content, await author.Http.GetByteArrayAsync($"files/{file}"));
        }

        // 200 MB went through it: not a tenth of that may ever have been asked for.
        Assert.InRange(await AllocatedAsync(author) - before, 0, 20_000_000);
    }

    private static async Task<long> AllocatedAsync(WebSession session) => (await session.Http.GetFromJsonAsync<State>("bench/state"))!.Allocated;

    private sealed record State(long Allocated);
}
