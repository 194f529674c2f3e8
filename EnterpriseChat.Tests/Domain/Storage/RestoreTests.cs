using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Storage;

/// <summary>What a restored backup leaves of what was there.</summary>
public sealed class RestoreTests
{
    [Fact]
    public async Task Two_within_one_second_keep_what_each_replaced()
    {
        await using var world = await World.CreateAsync();
        using var directory = new TemporaryDirectory();
        var (database, backup) = (directory.File(DataDirectory.DatabaseName), directory.File("backup"));
        Backup.Make(Path.Combine(world.Path, DataDirectory.DatabaseName), backup, null, default);
        var now = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
        Assert.Null(Restore.Exchange(database, backup, now, () => { }));
        var kept = Enumerable.Range(0, 3).Select(_ => Restore.Exchange(database, backup, now, () => { })).ToList();
        Assert.Equal(3, kept.Distinct().Count());
        Assert.All(kept, file => Assert.True(File.Exists(file)));
    }
}
