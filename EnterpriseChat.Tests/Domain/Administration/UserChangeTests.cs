using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Administration;

/// <summary>Who may change what of whom.</summary>
public sealed class UserChangeTests
{
    [Fact]
    public async Task AM_05_With_Edit_users_alone_only_name_and_title_change_and_every_other_try_is_refused_and_logged()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var editors = await world.GroupAsync("Editors", Permission.EditUsers);
        var editor = await world.UserAsync("editor", world.Host, editors);
        var (group, other, who) = (await office.IdAsync(world.Administrators), await office.IdAsync(world.Other), await office.IdAsync(world.Admin));
        await office.BeginAsync();

        Func<UserEdit, UserEdit>[] tries =
        [
            e => e with { Joining = [group] },
            e => e with { Leaving = [group] },
            e => e with { Company = e.Company with { After = other } },
            e => e with { DisplayName = e.DisplayName with { After = "renamed on the way" }, Leaving = [group] },
        ];
        foreach (var edit in tries)
        {
            Assert.Equal(PeopleRefusals.UserNotFound, (await office.EditAsync(editor, world.Admin, edit)).Refusal);
        }

        Assert.Equal(PeopleRefusals.UserNotFound, (await office.EditAsync(editor, editor, e => e with { Joining = [group] })).Refusal);
        Assert.Equal(Rights.NotThere, (await world.Get<SetActive>().HandleAsync(World.As(editor), who, false, default)).Refusal);
        Assert.Equal(Rights.NotThere, (await office.SetAsync(editor, editors, Permission.Administer, isOn: true)).Refusal);
        var added = new AddedUser("second", "Second", other, [group], "a long first password");
        Assert.Equal(Rights.NotThere, (await world.Get<AddUser>().HandleAsync(World.As(editor), added, default)).Refusal);
        Assert.Equal(
            [
                $$"""change.refused {"count":1,"operation":"user.changed","target":"{{who}}"}""",
                $$"""change.refused {"count":1,"operation":"user.changed","target":"{{await office.IdAsync(editor)}}"}""",
                $$"""change.refused {"count":1,"operation":"user.activation","target":"{{who}}"}""",
                $$"""change.refused {"count":1,"operation":"group.permissions-changed","target":"{{await office.IdAsync(editors)}}"}""",
                """change.refused {"count":1,"operation":"user.made","target":""}""",
            ],
            await office.LoggedAsync());

        await office.BeginAsync();
        Assert.True((await office.EditAsync(editor, world.Admin, e => e with
        {
            DisplayName = e.DisplayName with { After = " Ada  Administrator " },
            Title = e.Title with { After = "Head" },
        })).IsDone);
        Assert.Equal(
            [
                """user.changed {"after":"Ada Administrator","before":"admin","field":"displayName"}""",
                """user.changed {"after":"Head","before":"","field":"title"}""",
            ],
            await office.LoggedAsync());
        Assert.Contains(new PersonChanged(world.Admin), office.Told);
        Assert.Contains(new UserChanged(world.Admin), office.Told);
    }

    [Fact]
    public async Task AM_05_Nobody_changes_company_groups_or_name_of_oneself_by_replaying_the_form()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var group = await office.IdAsync(world.Administrators);
        foreach (var (user, other) in new[] { (world.Member, await office.IdAsync(world.Other)), (world.Customer, await office.IdAsync(world.Host)) })
        {
            Assert.Equal(PeopleRefusals.UserNotFound, (await office.EditAsync(user, user, e => e with { Joining = [group] })).Refusal);
            Assert.Equal(PeopleRefusals.UserNotFound, (await office.EditAsync(user, user, e => e with { Company = e.Company with { After = other } })).Refusal);
            Assert.Equal(PeopleRefusals.UserNotFound, (await office.EditAsync(user, user, e => e with { DisplayName = e.DisplayName with { After = "x" } })).Refusal);
        }
    }

    [Fact]
    public async Task AM_06_A_customer_with_Edit_users_reaches_the_own_company_and_others_answer_as_if_they_were_not_there()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var editors = await world.GroupAsync("Editors", Permission.EditUsers, Permission.Administer);
        var editor = await world.UserAsync("editor", world.Other, editors);
        var hostEditor = await world.UserAsync("host editor", world.Host, await world.GroupAsync("Host editors", Permission.EditUsers));
        UserEdit Renamed(UserEdit e) => e with { DisplayName = e.DisplayName with { After = "Renamed" } };

        Assert.True((await office.EditAsync(editor, world.Customer, Renamed)).IsDone);
        Assert.True((await office.EditAsync(hostEditor, world.Customer, e => e with { DisplayName = e.DisplayName with { After = "Again" } })).IsDone);
        var hidden = (await office.EditAsync(editor, world.Member, Renamed)).Refusal;
        var absent = (await world.Get<EditUser>().HandleAsync(
            World.As(editor), PublicId.New(), new UserEdit(new("a", "b"), new("", ""), new(default, default), [], []), default)).Refusal;
        Assert.Equal(absent, hidden);

        // Administer counts for host users alone.
        Assert.Equal(Rights.NotThere, (await office.SetAsync(editor, world.Members, Permission.UseChat, isOn: false)).Refusal);
        var rows = world.Get<UserRows>();
        var seen = await rows.PageAsync(editor, new UserFilter(), new PageRequest(), default);
        Assert.Equal(["Again", "editor"], seen!.Rows.Select(r => r.Person.DisplayName));
        Assert.Null(await rows.OneAsync(editor, await office.IdAsync(world.Member), default));
        Assert.Equal(6, (await rows.PageAsync(hostEditor, new UserFilter(), new PageRequest(), default))!.Total);
        Assert.Null(await rows.PageAsync(world.Member, new UserFilter(), new PageRequest(), default));
        Assert.Null(await world.Get<CompanyRows>().PageAsync(editor, new PageRequest(), default));
        Assert.Null(await world.Get<GroupRows>().PageAsync(editor, new PageRequest(), default));
    }

    [Fact]
    public async Task Two_who_edit_one_user_add_up_and_the_second_to_change_the_same_field_decides()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var second = await world.UserAsync("second admin", world.Host, world.Administrators);
        await office.EditAsync(world.Admin, world.Member, e => e with { Title = e.Title with { After = "Engineer" } });

        // Both loaded the form before: other fields add up, the same field is asked about.
        Assert.True((await office.EditAsync(second, world.Member, e => e with { DisplayName = e.DisplayName with { After = "Mei" }, Title = new("", "") })).IsDone);
        var refusal = (await office.EditAsync(second, world.Member, e => e with { Title = new("", "Lead") })).Refusal;
        var late = Assert.IsType<ChangedMeanwhile>(refusal);
        Assert.Equal([new PresentValue("Title", "Engineer")], late.Present);
        Assert.Equal("second admin", late.By); // who changed the user last
        await using var db = world.Db();
        Assert.Equal(("Mei", "Engineer"), await db.Users.Where(u => u.Id == world.Member).Select(u => ValueTuple.Create(u.DisplayName, u.Title)).SingleAsync());
        Assert.True((await office.EditAsync(second, world.Member, e => e with { Title = new("Engineer", "Lead") })).IsDone);
    }

    [Fact]
    public async Task A_change_of_company_or_groups_is_logged_with_before_and_after_and_changes_the_rights_at_once()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var room = await world.CompanyRoomAsync(world.Host);
        Assert.True((await world.PostAsync(world.Member, room, "as a member")).IsDone);
        await office.BeginAsync();
        var other = await office.IdAsync(world.Other);
        var customers = await office.IdAsync(world.Customers);
        Assert.True((await office.EditAsync(world.Admin, world.Member, e => e with { Company = e.Company with { After = other }, Joining = [customers, customers] })).IsDone);
        Assert.Equal(
            [
                $$"""user.changed {"after":{{world.Other.Value}},"before":{{world.Host.Value}},"field":"company"}""",
                $$"""user.changed {"after":[{{world.Members.Value}},{{world.Customers.Value}}],"before":[{{world.Members.Value}}],"field":"groups"}""",
            ],
            await office.LoggedAsync());
        Assert.Contains(office.Told, f => f is RightsChanged);
        Assert.False((await world.PostAsync(world.Member, room, "as one who left")).IsDone);
        await office.BeginAsync();
        Assert.True((await office.EditAsync(world.Admin, world.Member, e => e with { Joining = [customers] })).IsDone);
        Assert.Empty(await office.LoggedAsync());
        Assert.Equal(PeopleRefusals.GroupNotFound, (await office.EditAsync(world.Admin, world.Member, e => e with { Joining = [PublicId.New()] })).Refusal);
        Assert.Equal(PeopleRefusals.CompanyNotFound, (await office.EditAsync(world.Admin, world.Member, e => e with { Company = e.Company with { After = PublicId.New() } })).Refusal);
    }

    [Fact]
    public async Task An_added_user_signs_in_with_the_first_password_which_is_written_nowhere()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var (company, members) = (await office.IdAsync(world.Host), await office.IdAsync(world.Members));
        var added = new AddedUser("New.One", "New One", company, [members], "a first pass phrase") { Title = "Trainee" };
        Assert.Equal("short-password", (await world.Get<AddUser>().HandleAsync(World.As(world.Admin), added with { Password = "short" }, default)).Refusal?.Code);
        Assert.True((await world.Get<AddUser>().HandleAsync(World.As(world.Admin), added, default)).IsDone);
        Assert.True((await world.SignInAsync("new.one", "a first pass phrase")).IsDone);
        Assert.Equal(PeopleRefusals.NameTaken, (await world.Get<AddUser>().HandleAsync(World.As(world.Admin), added with { UserName = "ＮＥＷ.one" }, default)).Refusal);
        Assert.DoesNotContain(await office.LoggedAsync(), e => e.Contains("phrase", StringComparison.Ordinal));
        Assert.Contains(office.Told, f => f is UserChanged);
    }
}
