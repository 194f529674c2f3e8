using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Administration;

/// <summary>The last active host user with <c>Administer</c> stays one, whichever way leads away from it.</summary>
public sealed class LastAdministratorTests
{
    public static TheoryData<string> Ways => ["untick", "leave", "left", "delete", "move", "deactivate"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task AM_03_The_last_administrator_stays_one_by_whatever_way(string way)
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;

        // Neither of them counts: one is of a customer company, the other is not active.
        await world.UserAsync("customer admin", world.Other, world.Administrators);
        var gone = await world.UserAsync("former admin", world.Host, world.Administrators);
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == gone)).Active = false);
        await office.BeginAsync();

        Assert.Equal(PeopleRefusals.LastAdministrator, (await GoAsync(office, way)).Refusal);
        Assert.Equal("The last active user with Administer cannot lose it.", PeopleRefusals.LastAdministrator.Sentence);
        Assert.Empty(await office.LoggedAsync());
        await using var db = world.Db();
        Assert.Equal([world.Admin], await Rights.Administrators(db).Select(u => u.Id).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task AM_03_With_a_second_one_each_way_is_open_and_takes_effect_at_once(string way)
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var others = await world.GroupAsync("Deputies", Permission.Administer);
        var deputy = await world.UserAsync("deputy", world.Host, others);

        Assert.True((await GoAsync(office, way)).IsDone);
        await using var db = world.Db();
        Assert.Equal([deputy], await Rights.Administrators(db).Select(u => u.Id).ToListAsync());
        Assert.Equal(Rights.NotThere, (await office.SetAsync(world.Admin, world.Members, Permission.UseChat, isOn: false)).Refusal);
    }

    private static async Task<Outcome<Done>> GoAsync(Office office, string way)
    {
        var world = office.World;
        var (admin, group, other) = (await office.IdAsync(world.Admin), await office.IdAsync(world.Administrators), await office.IdAsync(world.Other));
        var actor = World.As(world.Admin);
        return way switch
        {
            "untick" => await office.SetAsync(world.Admin, world.Administrators, Permission.Administer, isOn: false),
            "leave" => await office.EditAsync(world.Admin, world.Admin, e => e with { Leaving = [group] }),
            "left" => await world.Get<EditGroup>().HandleAsync(actor, group, new GroupEdit(new("Administrators", "Administrators"), [], [admin]), default),
            "delete" => await world.Get<DeleteGroup>().HandleAsync(actor, group, default),
            "move" => await office.EditAsync(world.Admin, world.Admin, e => e with { Company = e.Company with { After = other } }),
            _ => await world.Get<SetActive>().HandleAsync(actor, admin, isActive: false, default),
        };
    }
}
