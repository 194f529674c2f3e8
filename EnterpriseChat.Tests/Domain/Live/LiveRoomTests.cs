using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Tests.Domain.Live;

/// <summary>What an open room shows by facts, against what a reload shows.</summary>
public sealed class LiveRoomTests
{
    [Theory]
    [InlineData(Post.Punctual, 1)]
    [InlineData(Post.Punctual, 2)]
    [InlineData(Post.Loses, 3)]
    [InlineData(Post.Doubles, 4)]
    [InlineData(Post.IsLate, 5)]
    [InlineData(Post.Shuffles, 6)]
    public async Task CI_18_CI_19_A_live_room_shows_what_a_reload_shows(Post post, int seed)
    {
        var carrier = new Carrier(post, seed);
        await using var world = await World.CreateAsync(services => Prepare(services, carrier));
        using var carrying = world.Get<FactBus>().Subscribe(carrier.Take);
        var room = await world.PrivateRoomAsync(world.Lead, world.Member, world.Admin);
        var id = await IdAsync(world, room);
        var random = new Random(seed);
        await using var page = await Page.OpenAsync(world, world.Member, room, id);
        UserId[] authors = [world.Lead, world.Admin, world.Member];
        var (posted, sees) = (0, true);

        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(14))
            {
                case 0:
                    // A page that is far behind, more than the shared tail holds.
                    await Task.WhenAll(Enumerable.Range(0, 230).Select(_ => world.PostAsync(world.Lead, room, $"{++posted}")));
                    break;
                case 1:
                    sees = !sees;
                    await GrantAsync(world, id, world.Member, sees);
                    break;
                case 2:
                    await world.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == world.Customer)).Active ^= true);
                    break;
                case 3:
                    carrier.Deliver();
                    break;
                case < 6:
                    await ChangedMessages.ChangeOneAsync(world, room, random);
                    break;
                default:
                    var author = authors[random.Next(authors.Length)];
                    Assert.Equal(author != world.Member || sees, (await world.PostAsync(author, room, $"{++posted}")).IsDone);
                    break;
            }
        }

        carrier.Deliver();
        if (post is Post.Loses)
        {
            world.Time.Advance(LiveHub.HealEvery);
        }

        await page.AssertShowsWhatAReloadShowsAsync();
        await GrantAsync(world, id, world.Member, true);
        await world.PostAsync(world.Lead, room, "the last one");
        carrier.Deliver();
        world.Time.Advance(post is Post.Loses ? LiveHub.HealEvery : TimeSpan.Zero);
        await page.AssertShowsWhatAReloadShowsAsync();
        Assert.NotEmpty(page.View.Messages);
    }

    [Fact]
    public async Task CI_19_A_page_whose_look_failed_looks_again_by_itself()
    {
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(int.MaxValue))));
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        await using var page = await Page.OpenAsync(world, world.Member, room, await IdAsync(world, room));
        page.FailsNext = true;
        await world.PostAsync(world.Lead, room, "while it fails");
        await Eventually.That(() => !page.FailsNext);
        world.Time.Advance(LiveHub.HealEvery);
        await page.AssertShowsWhatAReloadShowsAsync();

        page.FailsNext = true;
        await world.PostAsync(world.Lead, room, "fails again");
        await Eventually.That(() => !page.FailsNext);
        await world.PostAsync(world.Lead, room, "and goes on");
        await page.AssertShowsWhatAReloadShowsAsync();
        Assert.Equal(3, page.View.Messages.Count);
    }

    [Fact]
    public async Task What_was_posted_under_newer_rights_meets_no_older_yes()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        await world.PostAsync(world.Lead, room, "before");

        // As another server, which has not heard of anything since.
        var (clock, known) = (new RightsClock(), new KnownSights());
        clock.Advance(world.Get<RightsClock>().Version);
        var reads = world.Get<IDbContextFactory<ChatDb>>();
        await using var hub = new LiveHub(
            reads, clock, known, new FactBus(world.Get<ILogger<FactBus>>()), world.Time, world.Get<ILogger<LiveHub>>());
        using var reader = new RoomReader(reads, clock, known, world.Get<RenderedTexts>(), hub);
        Assert.Single((await reader.NewestAsync(world.Member, room, -1, default))!.Messages);
        Assert.NotNull(known.Find(room, world.Member, clock.Version));
        await GrantAsync(world, await IdAsync(world, room), world.Member, false);
        await world.PostAsync(world.Lead, room, "after");

        Assert.DoesNotContain((await reader.BeforeAsync(world.Member, room, 3, 1, default))?.Messages ?? [], m => m.Number == 2);
        Assert.Null(await reader.NewestAsync(world.Member, room, 1, default));
        Assert.Null(await reader.BeforeAsync(world.Member, room, 3, 1, default));
        Assert.Equal([1, 2], (await reader.NewestAsync(world.Lead, room, -1, default))!.Messages.Select(m => m.Number));
        Assert.Equal([1, 2], (await reader.BeforeAsync(world.Lead, room, 3, 1, default))!.Messages.Select(m => m.Number));
    }

    [Fact]
    public async Task A_page_of_older_messages_has_no_hole_where_rights_changed()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        var (clock, known) = (new RightsClock(), new KnownSights());
        clock.Advance(world.Get<RightsClock>().Version);
        var reads = world.Get<IDbContextFactory<ChatDb>>();
        await using var hub = new LiveHub(
            reads, clock, known, new FactBus(world.Get<ILogger<FactBus>>()), world.Time, world.Get<ILogger<LiveHub>>());
        using var reader = new RoomReader(reads, clock, known, world.Get<RenderedTexts>(), hub);
        await world.PostAsync(world.Lead, room, "1");
        await GrantAsync(world, await IdAsync(world, room), world.Customer, true);
        await world.PostAsync(world.Lead, room, "2");

        Assert.Equal([1, 2], (await reader.BeforeAsync(world.Member, room, 3, 1, default))!.Messages.Select(m => m.Number));
    }

    [Fact]
    public async Task However_many_rooms_were_opened_the_next_one_opens()
    {
        await using var world = await World.CreateAsync();
        await world.ChangeAsync(db =>
        {
            db.Rooms.AddRange(Enumerable.Range(0, 1_010).Select(i => new Room
            {
                PublicId = PublicId.New(),
                Kind = RoomKind.ChatRoom,
                Name = $"{i}",
                NameKey = $"{i}",
                IsPublic = true,
                CreatedAt = DateTime.UnixEpoch,
            }));
            return Task.CompletedTask;
        });
        await using var db = world.Db();
        foreach (var room in await db.Rooms.Where(r => r.IsPublic).Select(r => r.PublicId).ToListAsync())
        {
            Assert.NotNull(await world.Get<RoomReader>().NewestAsync(world.Lead, room, -1, default));
        }
    }

    private static void Prepare(IServiceCollection services, Carrier carrier)
    {
        services.Replace(ServiceDescriptor.Singleton(new PostingLimit(int.MaxValue)));
        services.Replace(ServiceDescriptor.Singleton(p => new LiveHub(
            p.GetRequiredService<IDbContextFactory<ChatDb>>(), p.GetRequiredService<RightsClock>(), p.GetRequiredService<KnownSights>(),
            carrier.Far, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<LiveHub>>())));
    }

    private static async Task<RoomId> IdAsync(World world, PublicId room)
    {
        await using var db = world.Db();
        return await db.Rooms.Where(r => r.PublicId == room).Select(r => r.Id).SingleAsync();
    }

    private static Task GrantAsync(World world, RoomId room, UserId user, bool isGranted) => world.ChangeAsync(async db =>
    {
        var grant = await db.RoomGrants.SingleOrDefaultAsync(g => g.RoomId == room && g.SubjectId == user.Value);
        if (isGranted && grant is null)
        {
            db.RoomGrants.Add(new RoomGrant { RoomId = room, Kind = GrantKind.User, SubjectId = user.Value });
        }
        else if (!isGranted && grant is not null)
        {
            db.RoomGrants.Remove(grant);
        }
    });
}
