using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Administration;

/// <summary>Groups and what they give: permissions and rooms.</summary>
public sealed class GroupChangeTests
{
    [Fact]
    public async Task AM_04_A_cell_is_saved_once_with_before_and_after_and_a_removed_group_is_told()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        Assert.True((await office.SetAsync(world.Admin, world.Members, Permission.CreateChatRooms, isOn: true)).IsDone);
        Assert.True((await office.SetAsync(world.Admin, world.Members, Permission.CreateChatRooms, isOn: true)).IsDone);
        Assert.True((await office.SetAsync(world.Admin, world.Members, Permission.CreateChatRooms, isOn: false)).IsDone);
        Assert.Equal(
            [
                $$"""group.permissions-changed {"after":true,"before":false,"group":{{world.Members.Value}},"permission":3}""",
                $$"""group.permissions-changed {"after":false,"before":true,"group":{{world.Members.Value}},"permission":3}""",
            ],
            await office.LoggedAsync());
        var id = await office.IdAsync(world.Customers);
        Assert.Equal(PeopleRefusals.GroupNotFound, (await office.SetAsync(world.Admin, world.Members, (Permission)99, isOn: true)).Refusal);
        Assert.True((await world.Get<DeleteGroup>().HandleAsync(World.As(world.Admin), id, default)).IsDone);
        var late = await world.Get<SetGroupPermission>().HandleAsync(World.As(world.Admin), id, (Permission.UseChat, true), default);
        Assert.Equal("This user group does not exist any more.", late.Refusal?.Sentence);
    }

    [Fact]
    public async Task A_deleted_group_takes_rights_and_rooms_in_one_step_and_says_before_what_it_will_take()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var group = await world.GroupAsync("Night shift", Permission.CreateChatRooms);
        var both = await world.UserAsync("both", world.Host, world.Members, group);
        var room = await world.PrivateRoomAsync(world.Lead);
        RoomId key = default;
        await world.ChangeAsync(async db =>
        {
            key = (await db.Rooms.SingleAsync(r => r.PublicId == room)).Id;
            db.RoomGrants.Add(new RoomGrant { RoomId = key, Kind = GrantKind.Group, SubjectId = group.Value });
        });
        Assert.True((await world.PostAsync(both, room, "through the group")).IsDone);
        await office.BeginAsync();
        var id = await office.IdAsync(group);

        var effect = await world.Get<DeleteGroup>().EffectAsync(world.Admin, id, default);
        Assert.NotNull(effect);
        Assert.Equal(("Night shift", 1, 1, 0, false), (effect.Name, effect.Members, effect.Rooms, effect.RoomsAlone, effect.TakesAdminister));
        Assert.Equal([Permission.CreateChatRooms], effect.Permissions);
        Assert.Null(await world.Get<DeleteGroup>().EffectAsync(world.Member, id, default));
        Assert.Equal(Rights.NotThere, (await world.Get<DeleteGroup>().HandleAsync(World.As(world.Member), id, default)).Refusal);
        await office.BeginAsync();
        Assert.True((await world.Get<DeleteGroup>().HandleAsync(World.As(world.Admin), id, default)).IsDone);

        Assert.Equal(MessageRefusals.RoomNotFound, (await world.PostAsync(both, room, "no more")).Refusal);
        Assert.True((await world.PostAsync(world.Lead, room, "of one who stays")).IsDone);
        Assert.Equal(
            [
                $$"""group.deleted {"group":{{group.Value}},"members":[{{both.Value}}],"name":"Night shift","permissions":[3]}""",
                $$"""room.access-changed {"access":["user:{{world.Lead.Value}}"],"accessBefore":["user:{{world.Lead.Value}}","group:{{group.Value}}"],"reason":"group.deleted"}""",
            ],
            (await office.LoggedAsync()).Take(2));
        Assert.Contains(new GroupChanged(group), office.Told);
        Assert.Contains(office.Told, f => f is RightsChanged);
        await using var db = world.Db();
        Assert.False(await db.GroupMembers.AnyAsync(m => m.GroupId == group) || await db.GroupPermissions.AnyAsync(p => p.GroupId == group));
        Assert.False(await db.RoomGrants.AnyAsync(g => g.Kind == GrantKind.Group && g.SubjectId == group.Value));
        Invariants.AssertHold(Path.Combine(world.Path, "chat.db"));
    }

    [Fact]
    public async Task A_room_whose_only_group_is_deleted_is_seen_by_nobody_and_the_question_says_so()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var group = await world.GroupAsync("Night shift", Permission.CreateChatRooms);
        var night = await world.UserAsync("night", world.Host, world.Members, group);
        var room = await world.PrivateRoomAsync(night);
        await world.ChangeAsync(async db =>
        {
            var key = (await db.Rooms.SingleAsync(r => r.PublicId == room)).Id;
            db.RoomGrants.RemoveRange(db.RoomGrants.Where(g => g.RoomId == key));
            db.RoomGrants.Add(new RoomGrant { RoomId = key, Kind = GrantKind.Group, SubjectId = group.Value });
        });
        Assert.True((await world.PostAsync(night, room, "the last word")).IsDone);
        var id = await office.IdAsync(group);

        Assert.Equal(1, (await world.Get<DeleteGroup>().EffectAsync(world.Admin, id, default))!.RoomsAlone);
        Assert.True((await world.Get<DeleteGroup>().HandleAsync(World.As(world.Admin), id, default)).IsDone);

        await using var db = world.Db();
        var left = await db.Rooms.SingleAsync(r => r.PublicId == room);
        Assert.Equal((null, 1), (left.DeletedAt, left.Last));
        Assert.False(await RoomAccess.Of(db).AnyAsync(s => s.RoomId == left.Id));
        Assert.Equal(MessageRefusals.RoomNotFound, (await world.PostAsync(night, room, "no more")).Refusal);
    }

    [Fact]
    public async Task Two_who_edit_one_group_add_up_in_members_and_the_second_to_rename_decides()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var groups = world.Get<EditGroup>();
        var second = await world.UserAsync("second admin", world.Host, world.Administrators);
        var (id, lead, member) = (await office.IdAsync(world.Customers), await office.IdAsync(world.Lead), await office.IdAsync(world.Member));
        var customer = await office.IdAsync(world.Customer);
        await office.BeginAsync();
        Assert.True((await groups.HandleAsync(World.As(world.Admin), id, new GroupEdit(new("Customers", "Clients"), [lead], []), default)).IsDone);
        Assert.True((await groups.HandleAsync(World.As(second), id, new GroupEdit(new("Customers", "Customers"), [member, lead], [customer]), default)).IsDone);
        Assert.Equal(
            [
                $$"""group.changed {"after":"Clients","before":"Customers","group":{{world.Customers.Value}}}""",
                $$"""group.members-changed {"group":{{world.Customers.Value}},"joined":[{{world.Lead.Value}}],"left":[]}""",
                $$"""group.members-changed {"group":{{world.Customers.Value}},"joined":[{{world.Member.Value}}],"left":[{{world.Customer.Value}}]}""",
            ],
            await office.LoggedAsync());
        var late = Assert.IsType<ChangedMeanwhile>(
            (await groups.HandleAsync(World.As(second), id, new GroupEdit(new("Customers", "Buyers"), [], []), default)).Refusal);
        Assert.Equal([new PresentValue("Name", "Clients")], late.Present);
        Assert.Equal("second admin", late.By);
        Assert.Equal(PeopleRefusals.NameTaken, (await groups.HandleAsync(World.As(second), id, new GroupEdit(new("Clients", " MEMBERS"), [], []), default)).Refusal);
        Assert.Equal(PeopleRefusals.UserNotFound, (await groups.HandleAsync(World.As(second), id, new GroupEdit(new("", ""), [PublicId.New()], []), default)).Refusal);
    }

    [Fact]
    public async Task An_added_group_has_its_members_and_no_rights_and_thousands_may_join_at_once()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        List<PublicId> many = [];
        await world.ChangeAsync(db =>
        {
            for (var i = 0; i < 2_500; i++)
            {
                many.Add(PublicId.New());
                db.Users.Add(new User
                {
                    PublicId = many[^1],
                    UserName = $"many{i}",
                    UserNameKey = $"many{i}",
                    DisplayName = $"Many {i}",
                    CompanyId = world.Other,
                    Active = true,
                    PasswordHash = "",
                    CreatedAt = DateTime.UnixEpoch,
                });
            }

            return Task.CompletedTask;
        });
        var made = await world.Get<AddGroup>().HandleAsync(World.As(world.Admin), "Everybody", many, default);
        Assert.True(made.IsDone);
        var row = (await world.Get<GroupRows>().PageAsync(world.Admin, new PageRequest("everyb"), default))!.Rows.Single();
        Assert.Equal(("Everybody", 2_500, 0), (row.Name, row.Members, row.Permissions.Count));
        Assert.Equal(["Fabrikam"], row.Companies);
        Assert.Equal(Rights.NotThere, (await world.Get<AddGroup>().HandleAsync(World.As(world.Member), "Own", [], default)).Refusal);
    }
}
