using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Tests.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Live;

/// <summary>Whose pages look again when rights change: those whom the change may touch, and all when that is not known.</summary>
public sealed class RightsToldTests
{
    [Fact]
    public async Task A_public_room_that_is_deleted_is_lost_by_all_without_one_asking_again()
    {
        await using var world = await RoomWorld.CreateAsync();
        var room = (await world.MakeAsync(world.Lead, RoomWorld.Public("Lunch"))).Value;
        var key = await world.KeyAsync(room);
        await using var member = await ToldAsync(world, world.Member);
        Assert.True((await world.DeleteAsync(world.Lead, room)).IsDone);
        await Eventually.That(() => member.Changes.Any(c => c.Lost.Contains(key)));
        Assert.DoesNotContain(member.Changes, c => c.Rights || c.Everything || c.Rooms.Contains(key));
    }

    [Fact]
    public async Task A_room_lost_and_gained_again_before_the_page_looks_is_there()
    {
        await using var world = await RoomWorld.CreateAsync();
        var (open, closed) = (RoomWorld.Public("Lunch"), await world.PrivateAsync("Lunch", world.Lead));
        var room = (await world.MakeAsync(world.Lead, open)).Value;
        var key = await world.KeyAsync(room);
        await using var member = await ToldAsync(world, world.Member);
        await using var other = await ToldAsync(world, world.Customer);
        member.Feed.Hold();
        Assert.True((await world.EditAsync(world.Lead, room, (open, closed))).IsDone);
        await Eventually.That(() => other.Changes.Any(c => c.Lost.Contains(key)));
        Assert.True((await world.EditAsync(world.Lead, room, (closed, open))).IsDone);
        await Eventually.That(() => other.Changes.Any(c => c.Rooms.Contains(key)));
        member.Feed.GoOn();
        await Eventually.That(() => member.Changes.Any(c => c.Rooms.Contains(key)));
        Assert.DoesNotContain(member.Changes, c => c.Lost.Count > 0 || c.Rights);
    }

    [Fact]
    public async Task A_private_room_concerns_who_was_or_is_selected_and_says_nothing_to_others()
    {
        await using var world = await RoomWorld.CreateAsync();
        await using var selected = await ToldAsync(world, world.Member);
        await using var outsider = await ToldAsync(world, world.Customer);
        var (mine, ours) = (await world.PrivateAsync("Layoffs", world.Lead), await world.PrivateAsync("Layoffs", world.Lead, world.Member));
        var room = (await world.MakeAsync(world.Lead, mine)).Value;
        Assert.True((await world.EditAsync(world.Lead, room, (mine, ours))).IsDone);
        await Eventually.That(() => selected.Changes.Count(c => c.Rights) == 1);
        Assert.True((await world.EditAsync(world.Lead, room, (ours, mine))).IsDone);
        await Eventually.That(() => selected.Changes.Count(c => c.Rights) == 2);
        Assert.True((await world.DeleteAsync(world.Lead, room)).IsDone);

        // The turn after all of them: nothing is on its way any more.
        await world.PostAsync(world.Lead, await world.CompanyRoomAsync(world.Host), "x");
        await Eventually.That(() => selected.Changes.Any(c => c.Rooms.Count > 0));
        await world.PostAsync(world.Customer, await world.CompanyRoomAsync(world.Other), "y");
        await Eventually.That(() => outsider.Changes.Any(c => c.Rooms.Count > 0));
        Assert.DoesNotContain(outsider.Changes, c => c.Rights || c.Everything || c.Lost.Count > 0);
    }

    [Fact]
    public async Task Any_other_change_of_rights_is_told_to_all()
    {
        await using var world = await RoomWorld.CreateAsync();
        await using var outsider = await ToldAsync(world, world.Customer);
        await world.ChangeAsync(async db => db.GroupMembers.Remove(await db.GroupMembers.FirstAsync(m => m.UserId == world.Member)));
        await Eventually.That(() => outsider.Changes.Any(c => c.Rights));
    }

    [Fact]
    public void Changes_that_follow_on_each_other_fold_and_a_gap_means_anything()
    {
        var first = RightsTold.Of(new RightsChanged(4, 5, Of(1)));
        var both = first.And(RightsTold.Of(new RightsChanged(5, 7, Of(2))));
        Assert.Equal((4, 7), (both.Before, both.Version));
        Assert.Equal([new RoomId(1), new RoomId(2)], both.Rooms);
        Assert.Equal([new UserId(1), new UserId(2)], both.People);
        Assert.Same(RightsTold.Anything, first.And(RightsTold.Of(new RightsChanged(6, 7, Of(2)))));
        Assert.Same(RightsTold.Anything, first.And(RightsTold.Of(new RightsChanged(5, 6, null))));
        Assert.Same(RightsTold.Anything, RightsTold.Anything.And(first));
    }

    private static RightsOfRoom Of(long id) => new(new RoomId(id), true, new HashSet<UserId> { new(id) });

    /// <summary>A page that was told all that came before, so that what it is told now is of now.</summary>
    private static async Task<Told> ToldAsync(World world, UserId user)
    {
        var told = new Told(world, user);
        await world.PostAsync(user, await world.CompanyRoomAsync(user == world.Customer ? world.Other : world.Host), "settled");
        await Eventually.That(() => told.Changes.Any(c => c.Rooms.Count > 0));
        told.Forget();
        return told;
    }
}
