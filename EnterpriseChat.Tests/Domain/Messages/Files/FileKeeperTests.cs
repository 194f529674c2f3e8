using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace EnterpriseChat.Tests.Domain.Messages.Files;

/// <summary>What the server does by itself about files that were not sent.</summary>
public sealed class FileKeeperTests
{
    [Fact]
    public async Task AT_03_The_server_takes_unsent_files_away_by_itself_once_they_are_a_day_old()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.AttachAsync(world.Lead, room, ("old.txt", "old"));
        using var keeper = new FileKeeper(world.Get<RemoveFile>(), world.Time, NullLogger<FileKeeper>.Instance);
        await keeper.StartAsync(default);
        world.Time.Advance(TimeSpan.FromHours(1));
        var young = await world.AttachAsync(world.Lead, room, ("young.txt", "young"));
        world.Time.Advance(RemoveFile.Kept - TimeSpan.FromMinutes(50));
        await Eventually.That(() => world.Contents().Count == 1);
        Assert.Equal("young", await world.ReadAsync(world.Lead, young));
        await keeper.StopAsync(default);
    }

    [Fact]
    public async Task What_a_server_had_no_time_to_free_goes_at_the_next_start_and_what_no_row_ever_named_stays()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var file = await world.AttachAsync(world.Lead, room, ("a.txt", "freed late"));
        var path = Assert.Single(world.Contents());
        Assert.True((await world.Get<RemoveFile>().HandleAsync(World.As(world.Lead), file, default)).IsDone);
        await File.WriteAllTextAsync(path, "freed late");
        await File.WriteAllTextAsync(path[..^1] + "x", "not ours");
        await world.Get<RemoveFile>().FreeLeftAsync(default);
        Assert.Equal([path[..^1] + "x"], world.Contents());
    }

    [Fact]
    public async Task What_was_being_received_when_a_server_ended_is_gone_at_the_next_start()
    {
        await using var world = await World.CreateAsync();
        await world.AttachAsync(world.Lead, await world.CompanyRoomAsync(world.Host), ("a.txt", "whole"));
        await File.WriteAllTextAsync(Path.Combine(world.Path, "files", "incoming", "half"), "ha");
        await world.CloseAsync();
        var next = World.Open(world.Path);
        next.Get<FileStore>();
        Assert.Equal("whole", await File.ReadAllTextAsync(Assert.Single(next.Contents())));
        await next.CloseAsync();
    }
}
