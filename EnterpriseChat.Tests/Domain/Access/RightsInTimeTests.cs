using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Access;

/// <summary>A change of rights and what comes before, with and after it.</summary>
public sealed class RightsInTimeTests
{
    [Fact]
    public async Task A_yes_is_remembered_under_its_version_alone_and_a_no_never()
    {
        var captured = new CapturedCommands();
        await using var world = await World.CreateAsync(captured);
        var room = await world.PrivateRoomAsync(world.Lead);
        var reader = world.Get<RoomReader>();

        await AssertAskedAsync(1, world.Lead, sees: true);
        await AssertAskedAsync(0, world.Lead, sees: true);
        await AssertAskedAsync(1, world.Member, sees: false);
        await AssertAskedAsync(1, world.Member, sees: false);
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == world.Customer)).Active = false);
        await AssertAskedAsync(1, world.Lead, sees: true);
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == world.Customer)).DisplayName = "no right of anybody");
        await AssertAskedAsync(0, world.Lead, sees: true);

        async Task AssertAskedAsync(int times, UserId user, bool sees)
        {
            captured.Clear();
            Assert.Equal(sees, await reader.OpenAsync(user, room, default) is not null);
            Assert.Equal(times, captured.Sql.Count);
        }
    }

    [Fact]
    public async Task CO_03_The_removal_before_the_message_refuses_it_and_after_it_leaves_it()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        var id = await RoomIdAsync(world, room);
        Assert.True((await world.PostAsync(world.Member, room, "while I can")).IsDone);

        // All three wait behind the gate, so they run in this order inside one transaction.
        using var gate = await HeldRunner.HoldAsync(world.Get<Runner>());
        var before = world.PostAsync(world.Member, room, "before the removal");
        var removal = RemoveAsync(world, id, world.Member);
        var after = world.PostAsync(world.Member, room, "after the removal");
        var others = world.PostAsync(world.Lead, room, "of one who stays");
        gate.Open();
        await removal;

        Assert.Equal(2, (await before).Value.Number);
        Assert.Equal(MessageRefusals.RoomNotFound, (await after).Refusal);
        Assert.Equal(3, (await others).Value.Number);
        await using var db = world.Db();
        Assert.Equal(["while I can", "before the removal", "of one who stays"], await db.MessageTexts.OrderBy(t => t.MessageId).Select(t => t.Text).ToListAsync());
        Invariants.AssertHold(Path.Combine(world.Path, "chat.db"));
    }

    [Fact]
    public async Task Who_was_removed_reads_nothing_more_by_any_way()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        await world.PostAsync(world.Lead, room, "seen by both");
        var reader = world.Get<RoomReader>();
        Assert.NotNull(await reader.NewestAsync(world.Member, room, -1, default));

        await RemoveAsync(world, await RoomIdAsync(world, room), world.Member);

        Assert.Null(await reader.NewestAsync(world.Member, room, -1, default));
        Assert.Null(await reader.NewestAsync(world.Member, room, 0, default));
        Assert.Null(await reader.BeforeAsync(world.Member, room, 10, 1, default));
        Assert.Null(await reader.OpenAsync(world.Member, room, default));
        Assert.DoesNotContain(await world.Get<ChatList>().OfAsync(world.Member, default), r => r.PublicId == room);
        Assert.NotNull(await reader.NewestAsync(world.Lead, room, -1, default));
    }

    [Fact]
    public async Task A_yes_of_a_transaction_that_was_lost_is_not_remembered()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead);
        var id = await RoomIdAsync(world, room);
        var reader = world.Get<RoomReader>();

        // A right is given and used in one transaction, which SQLite then ends as a whole; run by itself the gift fails.
        using var gate = await HeldRunner.HoldAsync(world.Get<Runner>());
        var runs = 0;
        var gift = world.Get<Runner>().RunAsync<Done>(
            Actor.System,
            async op =>
            {
                op.Db.RoomGrants.Add(new RoomGrant { RoomId = id, Kind = GrantKind.User, SubjectId = world.Customer.Value });
                op.Audit(new AuditDraft("test.change"));
                await op.Db.SaveChangesAsync();
                return runs++ == 0 ? default(Done) : throw new InvalidOperationException("Not again.");
            },
            default);
        var use = world.PostAsync(world.Customer, room, "between");
        var end = world.Get<Runner>().RunAsync<Done>(
            Actor.System, op => op.Db.Database.ExecuteSqlRawAsync("ROLLBACK").ContinueWith(_ => (Outcome<Done>)default(Done), TaskScheduler.Default), default);
        gate.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => gift);
        Assert.Equal(MessageRefusals.RoomNotFound, (await use).Refusal);
        await Record.ExceptionAsync(() => end);

        // The next change of rights gets the version that the lost one had.
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == world.Member)).Active = false);

        Assert.Null(await reader.OpenAsync(world.Customer, room, default));
        Assert.Equal(MessageRefusals.RoomNotFound, (await world.PostAsync(world.Customer, room, "after")).Refusal);
    }

    private static async Task<RoomId> RoomIdAsync(World world, PublicId room)
    {
        await using var db = world.Db();
        return await db.Rooms.Where(r => r.PublicId == room).Select(r => r.Id).SingleAsync();
    }

    private static Task RemoveAsync(World world, RoomId room, UserId user) =>
        world.ChangeAsync(async db => db.RoomGrants.Remove(await db.RoomGrants.SingleAsync(g => g.RoomId == room && g.SubjectId == user.Value)));
}
