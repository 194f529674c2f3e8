using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Rooms;

public sealed class EditRoomTests
{
    [Fact]
    public async Task What_is_saved_is_what_the_room_is_and_the_log_tells_before_and_after()
    {
        await using var world = await RoomWorld.CreateAsync();
        var was = await world.PrivateAsync("Release", world.Lead, world.Member);
        var room = (await world.MakeAsync(world.Lead, was)).Value;
        var wanted = (await world.PrivateAsync("Release 4.2", world.Lead, world.Customer)) with { Topic = "Freeze" };
        Assert.True((await world.EditAsync(world.Lead, room, (was, wanted))).IsDone);

        Assert.Equal(wanted, (await world.Get<AccessChoices>().SavedAsync(world.Lead, room, default))!.Settings);
        Assert.Empty(await world.RoomsOfAsync(world.Member));
        Assert.Equal(["Release 4.2"], await world.RoomsOfAsync(world.Customer));
        AuditEntry[] trace = [.. (await world.TraceAsync()).Skip(1)];
        Assert.Equal([AuditAction.RoomChanged, AuditAction.RoomAccessChanged], trace.Select(e => e.Action));
        Assert.Equal("""{"name":"Release 4.2","nameBefore":"Release","topic":"Freeze","topicBefore":""}""", trace[0].Details);
        Assert.Equal(
            $$"""{"access":["user:{{world.Lead.Value}}","user:{{world.Customer.Value}}"],"accessBefore":["user:{{world.Lead.Value}}","user:{{world.Member.Value}}"],"public":false,"publicBefore":false}""",
            trace[1].Details);
    }

    [Fact]
    public async Task Who_saves_second_is_told_what_the_room_is_now_and_by_whom_and_nothing_is_stored()
    {
        await using var world = await RoomWorld.CreateAsync();
        var was = RoomWorld.Public("Release");
        var room = (await world.MakeAsync(world.Lead, was)).Value;
        await world.EditAsync(world.Admin, room, (was, RoomWorld.Public("Release RC")));
        var mine = RoomWorld.Public("Release 4.2");
        var refusal = Assert.IsType<RoomChangedMeanwhile>((await world.EditAsync(world.Lead, room, (was, mine))).Refusal);
        Assert.Equal((RoomWorld.Public("Release RC"), (UserId?)world.Admin), (refusal.Now.Settings, refusal.Now.By));
        Assert.Equal(["Release RC"], await world.RoomsOfAsync(world.Lead));

        Assert.True((await world.EditAsync(world.Lead, room, (refusal.Now.Settings, mine))).IsDone);
        Assert.Equal(["Release 4.2"], await world.RoomsOfAsync(world.Lead));
    }

    [Fact]
    public async Task To_save_what_the_room_is_already_changes_and_logs_nothing()
    {
        await using var world = await RoomWorld.CreateAsync();
        var was = await world.PrivateAsync("Release", world.Lead);
        var room = (await world.MakeAsync(world.Lead, was)).Value;
        Assert.True((await world.EditAsync(world.Lead, room, (was, was))).IsDone);
        Assert.Single(await world.TraceAsync());
    }

    [Fact]
    public async Task A_renaming_follows_the_check_of_names_and_may_change_the_case_of_its_own()
    {
        await using var world = await RoomWorld.CreateAsync();
        var was = RoomWorld.Public("Release");
        var room = (await world.MakeAsync(world.Lead, was)).Value;
        await world.MakeAsync(world.Lead, RoomWorld.Public("Lunch"));
        await world.MakeAsync(world.Customer, await world.PrivateAsync("Hidden", world.Customer));
        Assert.Equal(RoomRefusals.NameTaken, (await world.EditAsync(world.Lead, room, (was, RoomWorld.Public("LUNCH")))).Refusal);
        Assert.True((await world.EditAsync(world.Lead, room, (was, RoomWorld.Public("RELEASE")))).IsDone);
        Assert.True((await world.EditAsync(world.Lead, room, (RoomWorld.Public("RELEASE"), RoomWorld.Public("hidden")))).IsDone);
    }

    [Fact]
    public async Task A_private_room_for_nobody_is_refused_and_a_public_one_forgets_its_list()
    {
        await using var world = await RoomWorld.CreateAsync();
        var was = await world.PrivateAsync("Release", world.Lead);
        var room = (await world.MakeAsync(world.Lead, was)).Value;
        Assert.Equal(RoomRefusals.NobodySelected, (await world.EditAsync(world.Lead, room, (was, was with { Access = AccessList.Nobody }))).Refusal);
        Assert.True((await world.EditAsync(world.Lead, room, (was, was with { IsPublic = true }))).IsDone);
        Assert.Equal(RoomWorld.Public("Release"), (await world.Get<AccessChoices>().SavedAsync(world.Lead, room, default))!.Settings);
    }

    [Fact]
    public async Task RO_01_An_administrator_who_is_not_selected_meets_no_room_and_no_entry_claims_a_change()
    {
        await using var world = await RoomWorld.CreateAsync();
        var was = await world.PrivateAsync("Release", world.Lead);
        var room = (await world.MakeAsync(world.Lead, was)).Value;
        var hidden = await AnswersAsync(world, room, was);
        var absent = await AnswersAsync(world, PublicId.New(), was);
        Assert.Equal(absent, hidden);
        Assert.All(hidden, answer => Assert.Equal(MessageRefusals.RoomNotFound, answer));

        Assert.Equal(was, (await world.Get<AccessChoices>().SavedAsync(world.Lead, room, default))!.Settings);
        var trace = await world.TraceAsync();
        Assert.Equal([AuditAction.RoomMade, AuditAction.RoomRefused, AuditAction.RoomRefused], trace.Select(e => e.Action));
        Assert.Null(trace[1].RoomId);
    }

    [Fact]
    public async Task Who_sees_a_room_and_may_not_edit_or_delete_is_refused()
    {
        await using var world = await RoomWorld.CreateAsync();
        var was = RoomWorld.Public("Release");
        var room = (await world.MakeAsync(world.Lead, was)).Value;
        Assert.Equal(RoomRefusals.MayNot, (await world.EditAsync(world.Member, room, (was, RoomWorld.Public("Mine")))).Refusal);
        Assert.Equal(RoomRefusals.MayNot, (await world.DeleteAsync(world.Member, room)).Refusal);
        Assert.Null(await world.Get<AccessChoices>().SavedAsync(world.Member, room, default));
        Assert.Equal(["Release"], await world.RoomsOfAsync(world.Member));
    }

    [Fact]
    public async Task A_company_chat_is_neither_edited_nor_deleted()
    {
        await using var world = await RoomWorld.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        Assert.Equal(MessageRefusals.RoomNotFound, (await world.EditAsync(world.Lead, room, (RoomWorld.Public("A"), RoomWorld.Public("B")))).Refusal);
        Assert.Equal(MessageRefusals.RoomNotFound, (await world.DeleteAsync(world.Lead, room)).Refusal);
        Assert.True((await world.PostAsync(world.Lead, room, "still there")).IsDone);
    }

    [Fact]
    public async Task A_deleted_room_is_gone_for_all_and_its_messages_stay_in_the_log()
    {
        await using var world = await RoomWorld.CreateAsync();
        var room = (await world.MakeAsync(world.Lead, RoomWorld.Public("Release"))).Value;
        await world.PostAsync(world.Member, room, "before");
        Assert.True((await world.DeleteAsync(world.Lead, room)).IsDone);

        Assert.Empty(await world.RoomsOfAsync(world.Lead));
        Assert.Equal(MessageRefusals.RoomNotFound, (await world.PostAsync(world.Member, room, "after")).Refusal);
        Assert.Equal(MessageRefusals.RoomNotFound, (await world.DeleteAsync(world.Lead, room)).Refusal);
        await using var db = world.Db();
        Assert.Equal(1, await db.Messages.CountAsync(m => db.Rooms.Any(r => r.Id == m.RoomId && r.PublicId == room)));
        Assert.Contains(await world.TraceAsync(), e => e.Action == AuditAction.RoomDeleted && e.Details == """{"name":"Release"}""");
        Assert.True((await world.MakeAsync(world.Lead, RoomWorld.Public("Release"))).IsDone);
    }

    private static async Task<Refusal?[]> AnswersAsync(World world, PublicId room, RoomSettings was) =>
    [
        (await world.EditAsync(world.Admin, room, (was, RoomWorld.Public("Taken over")))).Refusal,
        (await world.DeleteAsync(world.Admin, room)).Refusal,
        (await world.Get<AccessChoices>().SavedAsync(world.Admin, room, default)) is null ? MessageRefusals.RoomNotFound : null,
    ];
}
