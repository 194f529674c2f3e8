using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnterpriseChat.Tests.Domain.Storage;

/// <summary>What the runner stores, refuses and tells.</summary>
public sealed class RunnerTests
{
    [Fact]
    public async Task A_change_without_an_audit_entry_is_not_stored()
    {
        await using var world = await World.CreateAsync();
        using var file = new RawDatabase(Database(world));
        var before = file.Dump();

        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(world, async op => (await Member(op, world)).Title = "changed"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(
            world, op => op.Db.Database.ExecuteSqlRawAsync("UPDATE Users SET Title = 'changed'")));

        Assert.Equal(before, file.Dump());
    }

    [Fact]
    public async Task What_an_operation_did_before_it_refused_is_not_stored_but_its_refusals_entry_is()
    {
        await using var world = await World.CreateAsync();
        using var file = new RawDatabase(Database(world));
        var before = file.Dump("AuditEntries");
        var entries = file.Number("SELECT count(*) FROM AuditEntries");

        var outcome = await world.Get<Runner>().RunAsync<Done>(
            World.As(world.Lead),
            async op =>
            {
                (await Member(op, world)).Title = "changed";
                await op.Db.SaveChangesAsync();
                op.Audit(new AuditDraft("test.done"));
                op.AuditRefusal(new AuditDraft("test.refused"));
                return Rights.NotThere;
            },
            default);

        Assert.Equal(Rights.NotThere, outcome.Refusal);
        Assert.Equal(before, file.Dump("AuditEntries"));
        Assert.Equal(entries + 1, file.Number("SELECT count(*) FROM AuditEntries"));
        Assert.Equal(["test.refused"], file.Column("SELECT Action FROM AuditEntries ORDER BY Sequence DESC LIMIT 1"));
        AuditChain.AssertWhole(Database(world));
    }

    [Fact]
    public async Task An_operation_that_throws_hurts_no_other_that_waits_with_it()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        using var gate = await HeldRunner.HoldAsync(world.Get<Runner>());
        var before = world.PostAsync(world.Lead, room, "before");
        var throws = RunAsync(world, async op =>
        {
            (await Member(op, world)).Title = "changed";
            op.Audit(new AuditDraft("test.thrown"));
            op.Tell(new PersonChanged(world.Member));
            await op.Db.SaveChangesAsync();
            throw new InvalidOperationException("A bug.");
        });
        var after = world.PostAsync(world.Lead, room, "after");
        gate.Open();

        Assert.Equal("A bug.", (await Assert.ThrowsAsync<InvalidOperationException>(() => throws)).Message);
        Assert.Equal((1, 2), ((await before).Value.Number, (await after).Value.Number));
        await using var db = world.Db();
        Assert.False(await db.Users.AnyAsync(u => u.Title == "changed"));
        Assert.False(await db.AuditEntries.AnyAsync(e => e.Action == "test.thrown"));
        Invariants.AssertHold(Database(world));
        AuditChain.AssertWhole(Database(world));
    }

    [Theory]
    [InlineData("by a statement")]
    [InlineData("by a trigger")]
    public async Task A_transaction_that_SQLite_ended_is_run_again_one_by_one_and_only_the_guilty_one_fails(string how)
    {
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(1))));
        var room = await world.CompanyRoomAsync(world.Host);
        if (how == "by a trigger")
        {
            using var file = new RawDatabase(Database(world));
            file.Run("CREATE TRIGGER Guilty BEFORE UPDATE OF Title ON Users BEGIN SELECT RAISE(ROLLBACK, 'Ended.'); END");
        }

        var told = new List<Fact>();
        using var listening = world.Get<FactBus>().Subscribe(told.Add);
        using var gate = await HeldRunner.HoldAsync(world.Get<Runner>());
        var before = world.PostAsync(world.Lead, room, "before");
        var refused = world.PostAsync(world.Customer, room, "refused");
        var guilty = RunAsync(world, async op =>
        {
            op.Audit(new AuditDraft("test.guilty"));
            await op.Db.Database.ExecuteSqlRawAsync(how == "by a trigger" ? "UPDATE Users SET Title = 'x'" : "ROLLBACK");
        });
        var after = world.PostAsync(world.Member, room, "after");
        gate.Open();

        await Assert.ThrowsAnyAsync<Exception>(() => guilty);
        Assert.Equal((1, 2), ((await before).Value.Number, (await after).Value.Number));
        Assert.Equal([1, 2], told.OfType<MessagePosted>().Select(f => f.Number));

        // What is counted in memory was counted once: each had its one place, and the refused try left its entry.
        Assert.Equal(MessageRefusals.RoomNotFound, (await refused).Refusal);
        await using var db = world.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.RoomRefused));
        Invariants.AssertHold(Database(world));
        AuditChain.AssertWhole(Database(world));
    }

    [Fact]
    public async Task Facts_are_told_after_the_commit_and_never_for_what_was_not_stored()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        using var file = new RawDatabase(Database(world));
        var told = new List<(Fact Fact, long Stored)>();
        using var listening = world.Get<FactBus>().Subscribe(f => told.Add((f, file.Number("SELECT count(*) FROM Messages"))));

        await world.PostAsync(world.Lead, room, "one");
        await world.PostAsync(world.Customer, room, "refused");
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(world, op =>
        {
            op.Tell(new PersonChanged(world.Member));
            throw new InvalidOperationException("A bug.");
        }));
        await world.Get<Runner>().RunAsync<Done>(
            Actor.System,
            op =>
            {
                op.Tell(new PersonChanged(world.Member));
                return Task.FromResult<Outcome<Done>>(Rights.NotThere);
            },
            default);

        var (fact, stored) = Assert.Single(told);
        Assert.Equal((1, 1), (Assert.IsType<MessagePosted>(fact).Number, stored));
    }

    [Fact]
    public async Task A_listener_that_fails_neither_undoes_nor_repeats_what_was_stored()
    {
        await using var world = await World.CreateAsync();
        var heard = 0;
        using var failing = world.Get<FactBus>().Subscribe(_ => throw new InvalidOperationException("A listener's bug."));
        using var listening = world.Get<FactBus>().Subscribe(_ => heard++);
        var runs = 0;

        var outcome = await world.Get<Runner>().RunAsync<int>(
            Actor.System,
            async op =>
            {
                (await Member(op, world)).Active = false;
                op.Audit(new AuditDraft("test.once"));
                return ++runs;
            },
            default);

        Assert.Equal(1, outcome.Value);
        Assert.Equal(1, heard);
        await using var db = world.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == "test.once"));
    }

    [Fact]
    public async Task The_version_is_known_before_anybody_is_answered()
    {
        await using var world = await World.CreateAsync();
        var clock = world.Get<RightsClock>();
        for (var i = 0; i < 20; i++)
        {
            var before = clock.Version;
            await world.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == world.Member)).Active ^= true);
            Assert.True(clock.Version > before);
        }
    }

    private static Task<User> Member(Operation op, World world) => op.Db.Users.SingleAsync(u => u.Id == world.Member);

    private static Task<Outcome<Done>> RunAsync(World world, Func<Operation, Task> work) => world.Get<Runner>().RunAsync<Done>(
        Actor.System,
        async op =>
        {
            await work(op);
            return default(Done);
        },
        default);

    private static string Database(World world) => Path.Combine(world.Path, "chat.db");
}
