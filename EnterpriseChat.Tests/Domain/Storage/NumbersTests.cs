using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnterpriseChat.Tests.Domain.Storage;

/// <summary>Numbers, order and the audit chain under parallel posts, failures and a clock that jumps.</summary>
public sealed class NumbersTests
{
    [Fact]
    public async Task ST_03_Parallel_posts_of_which_every_tenth_fails_after_it_took_its_number_leave_no_gap()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var world = await World.CreateAsync();
            var room = await world.CompanyRoomAsync(world.Host);
            var users = new List<UserId>();
            for (var i = 0; i < 50; i++)
            {
                users.Add(await world.UserAsync($"poster {i}", world.Host, world.Members));
            }

            // What was there when an account was made never counts as unread.
            world.Time.Advance(TimeSpan.FromSeconds(1));
            var posts = Enumerable.Range(0, 200).Select(i => (i, Post: i % 10 == 9
                ? FailAfterNumberAsync(world, users[i % 50], room)
                : world.PostAsync(users[i % 50], room, i.ToString(CultureInfo.InvariantCulture)))).ToList();
            await Task.WhenAll(posts.Where(p => p.i % 10 != 9).Select(p => p.Post));
            foreach (var (_, post) in posts.Where(p => p.i % 10 == 9))
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => post);
            }

            var numbers = posts.Where(p => p.i % 10 != 9).Select(p => p.Post.Result.Value.Number).Order();
            Assert.Equal(Enumerable.Range(1, 180).Select(n => (long)n), numbers);
            await using var db = world.Db();
            var stored = await db.Messages.OrderBy(m => m.Id).Select(m => m.Number).ToListAsync();
            var logged = await db.AuditEntries.Where(e => e.Action == AuditAction.MessagePosted).OrderBy(e => e.Sequence).Select(e => e.MessageNumber!.Value).ToListAsync();
            Assert.Equal(Enumerable.Range(1, 180).Select(n => (long)n), stored);
            Assert.Equal(stored, logged);
            foreach (var user in users)
            {
                Assert.Equal(180 - await db.Messages.CountAsync(m => m.AuthorId == user), await world.UnreadAsync(user));
            }

            Invariants.AssertHold(Path.Combine(world.Path, "chat.db"));
            AuditChain.AssertWhole(Path.Combine(world.Path, "chat.db"));
        }
    }

    [Fact]
    public async Task ST_04_A_clock_that_jumps_changes_neither_order_nor_numbers_and_audit_times_never_go_back()
    {
        var clock = new JumpingClock();
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var room = await world.CompanyRoomAsync(world.Host);
        var session = (await world.SignInAsync("lead")).Value.Session;

        var numbers = new List<long>();
        var clients = Enumerable.Range(0, 25).Select(_ => PublicId.New().Value).ToList();
        foreach (var jump in new[] { TimeSpan.Zero, TimeSpan.FromHours(-1), TimeSpan.FromMinutes(1), TimeSpan.FromDays(2), TimeSpan.FromDays(-2) })
        {
            clock.Jump(jump);
            for (var i = 0; i < 5; i++)
            {
                numbers.Add((await world.PostAsync(world.Lead, room, "x", clients[numbers.Count])).Value.Number);
                Assert.True((await world.PostAsync(world.Lead, room, "x", clients[numbers.Count - 1])).Value.IsRepeated);
            }

            Assert.NotNull(await world.Get<Sessions>().FindAsync(session, default));
            Assert.True((await world.SignInAsync("member")).IsDone);
            var newest = await world.Get<RoomReader>().NewestAsync(world.Member, room, -1, default);
            Assert.Equal(numbers, newest!.Messages.Select(m => m.Number));
        }

        Assert.Equal(Enumerable.Range(1, 25).Select(n => (long)n), numbers);
        Invariants.AssertHold(Path.Combine(world.Path, "chat.db"));
        AuditChain.AssertWhole(Path.Combine(world.Path, "chat.db"));
    }

    [Fact]
    public async Task The_audit_log_takes_entries_only_at_its_end()
    {
        await using var world = await World.CreateAsync();
        await world.CloseAsync();
        using var file = new RawDatabase(Path.Combine(world.Path, "chat.db"));
        var before = file.Dump();
        foreach (var forbidden in new[]
        {
            "UPDATE AuditEntries SET Details = '{}' WHERE Sequence = 2",
            "UPDATE OR REPLACE AuditEntries SET Sequence = 1 WHERE Sequence = 2",
            "DELETE FROM AuditEntries WHERE Sequence = 2",
            "DELETE FROM AuditEntries",
            "INSERT OR REPLACE INTO AuditEntries SELECT * FROM AuditEntries WHERE Sequence = 2",
            "REPLACE INTO AuditEntries SELECT * FROM AuditEntries",
            "INSERT OR IGNORE INTO AuditEntries SELECT * FROM AuditEntries WHERE Sequence = 2",
            "INSERT INTO AuditEntries SELECT * FROM AuditEntries WHERE Sequence = 2 ON CONFLICT DO UPDATE SET Details = '{}'",
        })
        {
            Assert.Contains("append-only", Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => file.Run(forbidden)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, file.Dump());
    }

    /// <summary>Posts as the operation does, and fails when the number was taken.</summary>
    private static async Task<Outcome<PostedMessage>> FailAfterNumberAsync(World world, UserId author, PublicId room)
    {
        await Task.Yield();
        return await world.Get<Runner>().RunAsync<PostedMessage>(
            World.As(author),
            async op =>
            {
                var open = await op.Door.OpenAsync(room, author, default);
                Assert.NotNull(op.Messages.Insert(open!.Id, author, PublicId.New().Value, op.Now, op.RightsVersion, null, "never", new byte[16]));
                throw new InvalidOperationException("After the number.");
            },
            default);
    }

    /// <summary>A clock that can be set back, which the usual one of tests refuses.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        public void Jump(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
