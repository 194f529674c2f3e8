using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Domain.Access;
using EnterpriseChat.Tests.Domain.Live;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnterpriseChat.Tests.Domain.Rooms;

/// <summary>Chat rooms and those who may not see them, or no longer.</summary>
public sealed class RoomRightsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RO_06_A_message_under_way_does_not_reach_whom_an_edit_took_the_room_from(bool isRemoved)
    {
        await using var world = await RoomWorld.CreateAsync();
        var was = await world.PrivateAsync("Release", world.Lead, world.Member);
        var room = (await world.MakeAsync(world.Lead, was)).Value;
        var id = await world.KeyAsync(room);
        await using var losing = await Page.OpenAsync(world, world.Member, room, id);
        await using var keeping = await Page.OpenAsync(world, world.Lead, room, id);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        losing.Gate = gate.Task;

        await world.PostAsync(world.Lead, room, "message 41");
        await Eventually.That(() => losing.IsHeld);
        if (isRemoved)
        {
            Assert.True((await world.EditAsync(world.Lead, room, (was, await world.PrivateAsync("Release", world.Lead)))).IsDone);
        }

        gate.SetResult();
        await keeping.AssertShowsWhatAReloadShowsAsync();
        await losing.AssertShowsWhatAReloadShowsAsync();
        Assert.Equal(["message 41"], keeping.View.Messages.Select(m => m.Text.FirstLine));
        Assert.Equal(isRemoved ? 0 : 1, losing.View.Messages.Count);
    }

    [Fact]
    public async Task RO_03_A_number_of_a_hidden_room_asked_of_a_public_one_gives_nothing_of_it()
    {
        await using var world = await RoomWorld.CreateAsync();
        var open = (await world.MakeAsync(world.Lead, RoomWorld.Public("Lunch"))).Value;
        var hidden = (await world.MakeAsync(world.Lead, await world.PrivateAsync("Layoffs", world.Lead))).Value;
        await world.PostAsync(world.Lead, open, "noodles");
        for (var i = 0; i < 5; i++)
        {
            await world.PostAsync(world.Lead, hidden, "secret");
        }

        var reader = world.Get<RoomReader>();
        for (var number = -1; number <= 7; number++)
        {
            var pages = new[]
            {
                await reader.BeforeAsync(world.Member, open, number, 1, default), (await reader.AfterAsync(world.Member, open, number, default))?.Page,
                await reader.StretchAsync(world.Member, open, number, number, 1, default),
            };
            Assert.All(pages, page => Assert.DoesNotContain(page!.Messages, m => m.Text.FirstLine != "noodles"));
            Assert.Null(await reader.BeforeAsync(world.Member, hidden, number, 1, default));
            Assert.Null(await reader.AfterAsync(world.Member, hidden, number, default));
        }
    }

    [Fact]
    public async Task RO_09_A_hidden_room_and_one_that_never_was_cost_the_same_statements_on_every_way()
    {
        var captured = new CapturedCommands();
        await using var world = await World.CreateAsync(captured);
        var hidden = await world.PrivateRoomAsync(world.Lead);
        var deleted = await world.PrivateRoomAsync(world.Lead, world.Member);
        await world.ChangeAsync(async db => (await db.Rooms.SingleAsync(r => r.PublicId == deleted)).DeletedAt = DateTime.UnixEpoch);
        var ways = new Dictionary<string, Func<PublicId, Task>>
        {
            ["address"] = room => world.Get<OpenRoomByAddress>().HandleAsync(World.As(world.Member), room, default),
            ["newest"] = room => world.Get<RoomReader>().NewestAsync(world.Member, room, -1, default),
            ["older"] = room => world.Get<RoomReader>().BeforeAsync(world.Member, room, 7, 1, default),
            ["post"] = room => world.PostAsync(world.Member, room, "x"),
            ["settings"] = room => world.Get<AccessChoices>().SavedAsync(world.Member, room, default),
            ["edit"] = room => world.EditAsync(world.Member, room, (RoomWorld.Public("A"), RoomWorld.Public("B"))),
            ["delete"] = room => world.DeleteAsync(world.Member, room),
        };
        foreach (var (name, way) in ways)
        {
            var absent = await StatementsAsync(way, PublicId.New());
            Assert.True(absent.Count > 0, name);
            Assert.Equal(absent, await StatementsAsync(way, hidden));
            Assert.Equal(absent, await StatementsAsync(way, deleted));
            Assert.Equal(absent, await StatementsAsync(way, new PublicId("../badly written")));
        }

        async Task<IReadOnlyList<string>> StatementsAsync(Func<PublicId, Task> way, PublicId room)
        {
            captured.Clear();
            await way(room);
            return captured.Sql;
        }
    }

    [Fact]
    public async Task RO_16_What_is_accepted_while_a_room_is_deleted_stands_in_the_log_before_its_deletion()
    {
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(int.MaxValue))));
        var makers = await world.GroupAsync("Makers", Permission.CreateChatRooms, Permission.DeleteChatRooms);
        await world.ChangeAsync(db =>
        {
            db.GroupMembers.Add(new() { GroupId = makers, UserId = world.Lead });
            return Task.CompletedTask;
        });
        List<UserId> people = [];
        for (var i = 0; i < 20; i++)
        {
            people.Add(await world.UserAsync($"poster {i}", world.Host, world.Members));
        }

        var room = (await world.MakeAsync(world.Lead, RoomWorld.Public("Release"))).Value;
        var posting = people.Select(p => Task.Run(async () =>
        {
            List<Outcome<PostedMessage>> answers = [];
            do
            {
                answers.Add(await world.PostAsync(p, room, "x"));
            }
            while (answers[^1].IsDone);
            return answers;
        })).ToList();
        await Eventually.That(async () => await CountAsync(world, room) > 50);
        Assert.True((await world.DeleteAsync(world.Lead, room)).IsDone);
        var all = (await Task.WhenAll(posting)).SelectMany(a => a).ToList();

        var numbers = all.Where(a => a.IsDone).Select(a => a.Value.Number).Order().ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => (long)n), numbers);
        Assert.All(all.Where(a => !a.IsDone), a => Assert.Equal(MessageRefusals.RoomNotFound, a.Refusal));
        await using var db = world.Db();
        var deletion = await db.AuditEntries.Where(e => e.Action == AuditAction.RoomDeleted).Select(e => e.Sequence).SingleAsync();
        var posted = await db.AuditEntries.Where(e => e.Action == AuditAction.MessagePosted).OrderBy(e => e.MessageNumber).ToListAsync();
        Assert.Equal(numbers, posted.Select(e => e.MessageNumber!.Value));
        Assert.All(posted, e => Assert.True(e.Sequence < deletion));
    }

    private static async Task<long> CountAsync(World world, PublicId room)
    {
        await using var db = world.Db();
        return await db.Rooms.Where(r => r.PublicId == room).Select(r => r.Last).SingleAsync();
    }
}
