using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Chat;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Components;

/// <summary>What a live page shows after any actions equals what a fresh load shows: list, numbers, tabs, and the messages of a room.</summary>
public sealed class LiveEqualsReloadTests
{
    private const int Actions = 1_000;
    private const int Looks = 50;

    [Theory]
    [InlineData(1)]
    [InlineData(20261124)]
    public async Task After_any_actions_list_numbers_tabs_and_log_are_as_after_a_fresh_load(int seed)
    {
        await using var world = await RoomWorld.CreateAsync();
        var random = new Random(seed);
        var rooms = await RoomsAsync(world);
        var actions = new RandomActions(world, rooms, random);
        var live = OneReader.RoomsOf(world, world.Lead);
        await live.LoadAsync();
        var view = await ViewAsync(world, rooms[0]);
        using var feed = world.Get<LiveHub>().Connect(world.Lead, new SessionId(1), async change =>
        {
            await live.ApplyAsync(change);
            view = await CatchUpAsync(world, rooms[0], view, change);
        });
        using var watching = feed.Watch((await world.Get<RoomReader>().OpenAsync(world.Lead, rooms[0], default))!.Id);

        for (var i = 1; i <= Actions; i++)
        {
            await actions.DoOneAsync();
            if (i % (Actions / Looks) == 0)
            {
                world.Time.Advance(TimeSpan.FromSeconds(1));
                await Eventually.That(
                    async () =>
                    {
                        // Compared by an assertion, so that a failure shows both.
                        Assert.Equal(await FreshAsync(world), Shown(live));
                        return true;
                    },
                    what: $"the list after {i} actions");
                await Eventually.That(async () => Shown(view) == Shown(await ViewAsync(world, rooms[0])), what: $"the log after {i} actions");
            }
        }
    }

    private static async Task<List<PublicId>> RoomsAsync(World world)
    {
        var rooms = new List<PublicId> { await world.CompanyRoomAsync(world.Host), await world.CompanyRoomAsync(world.Other) };
        for (var i = 0; i < 4; i++)
        {
            rooms.Add(await world.PrivateRoomAsync(world.Lead, world.Member));
        }

        rooms.Add((await world.Get<OpenDirectChat>().HandleAsync(World.As(world.Member), await world.IdAsync(world.Lead), default)).Value);
        return rooms;
    }

    private static async Task<string> FreshAsync(World world)
    {
        var fresh = OneReader.RoomsOf(world, world.Lead);
        await fresh.LoadAsync();
        return Shown(fresh);
    }

    private static string Shown(Conversations rooms) => string.Join(
        '\n',
        rooms.Rows.OrderBy(r => r.Id.Value).Select(r => $"{r.Id.Value} last {r.Last} unread {r.Unread} newest {r.Newest?.Number} {r.Newest?.Text.FirstLine} {r.Newest?.IsDeleted} draft {rooms.HasDraft(r.Id)} {r.Level}")
            .Append($"sum {rooms.Unread}, tabs {string.Join(',', rooms.Tabs.Select(t => t.Id.Value))}"));

    private static string Shown(RoomView view) => string.Join(',', view.Messages.TakeLast(RoomReader.PageLength).Select(m =>
        $"{m.Number}:{m.Text.FirstLine}{m.IsDeleted}{string.Concat(view.EventsAfter(m.Number).Select(e => $" {e.Id} {e.Kind} {e.Subject}"))}"));

    private static async Task<RoomView> ViewAsync(World world, PublicId room)
    {
        var view = new RoomView();
        if (await world.Get<RoomReader>().NewestAsync(world.Lead, room, -1, default) is { } newest)
        {
            view.Reset(newest, hasNewer: false);
        }

        return view;
    }

    /// <summary>As a room's panel does.</summary>
    private static async Task<RoomView> CatchUpAsync(World world, PublicId room, RoomView view, FeedChange change)
    {
        if (await world.Get<RoomReader>().OpenAsync(world.Lead, room, default) is not { } open)
        {
            view.Clear();
            return view;
        }

        if (!change.Touches(open.Id))
        {
            return view;
        }

        var changed = await world.Get<RoomReader>().NewestAsync(world.Lead, room, view.Changes, default);
        return changed is not null && view.Messages.Count > 0 && view.TryApply(changed) ? view : await ViewAsync(world, room);
    }

    /// <summary>What people and administrators do, by chance: posts, their changes, event lines, reading, drafts, tabs, and changes of rights.</summary>
    private sealed class RandomActions(World world, List<PublicId> rooms, Random random)
    {
        /// <summary>Most chat rooms that are made at a time.</summary>
        private const int MostMade = 6;

        private readonly Dictionary<PublicId, RoomSettings> _made = [];
        private bool _isOn = true;
        private int _names;

        public async Task DoOneAsync()
        {
            var room = rooms[random.Next(rooms.Count)];
            switch (random.Next(26))
            {
                case < 2:
                    await world.HappenedAsync(world.Lead, room, EventKind.All[random.Next(EventKind.All.Count)], world.Member);
                    break;
                case < 12:
                    world.Time.Advance(TimeSpan.FromMilliseconds(700));
                    await world.PostAsync(random.Next(3) == 0 ? world.Lead : world.Member, room, $"text {random.Next()}");
                    break;
                case < 15:
                    await ReadAsync(room);
                    break;
                case 15:
                    await TabAsync(room);
                    break;
                case 16:
                    _ = world.Get<Drafts>().SaveAsync(World.As(world.Lead), room, random.Next(2) == 0 ? "" : "typed", DateTime.MaxValue, default);
                    break;
                case 17:
                    await world.ChangeAsync(db => GrantAsync(db, rooms[random.Next(2, 6)]));
                    break;
                case 18:
                    await world.ChangeAsync(async db => (await db.Companies.SingleAsync(c => c.Id == world.Host)).ChatEnabled = _isOn = !_isOn || random.Next(3) > 0);
                    break;
                case 19:
                    await world.PostAsync(world.Customer, rooms[1], "elsewhere");
                    break;
                case 20:
                    await world.Get<SetRoomLevel>().ChooseAsync(World.As(world.Lead), room, (NotificationLevel)random.Next(3), default);
                    break;
                case < 23:
                    await ChangedMessages.ChangeOneAsync(world, room, random);
                    break;
                default:
                    await RoomAsync(_made.Keys.Cast<PublicId?>().ElementAtOrDefault(random.Next(MostMade)));
                    break;
            }
        }

        /// <summary>Another makes, edits or deletes a chat room that the reader sees or does not.</summary>
        private async Task RoomAsync(PublicId? room)
        {
            var name = $"Room {++_names}";
            var wanted = random.Next(3) switch
            {
                0 => RoomWorld.Public(name),
                1 => await world.PrivateAsync(name, world.Customer),
                _ => await world.PrivateAsync(name, world.Customer, world.Lead),
            };
            if (room is not { } made)
            {
                made = (await world.MakeAsync(world.Customer, wanted)).Value;
                rooms.Add(made);
            }
            else if (random.Next(3) > 0)
            {
                Assert.True((await world.EditAsync(world.Customer, made, (_made[made], wanted))).IsDone);
            }
            else
            {
                Assert.True((await world.DeleteAsync(world.Customer, made)).IsDone);
                _made.Remove(made);
                rooms.Remove(made);
                return;
            }

            _made[made] = wanted;
        }

        private async Task ReadAsync(PublicId room)
        {
            if (await world.Get<RoomReader>().OpenAsync(world.Lead, room, default) is { } open
                && await world.Get<RoomReader>().NewestAsync(world.Lead, room, -1, default) is { Messages: [.., var last] })
            {
                var number = Math.Max(1, last.Number - random.Next(3));
                if (random.Next(3) > 0)
                {
                    world.Get<ReadMarks>().Read(open, number);
                }
                else
                {
                    world.Get<ReadMarks>().Unread(open, number);
                }
            }
        }

        private async Task TabAsync(PublicId room)
        {
            if (await world.Get<RoomReader>().OpenAsync(world.Lead, room, default) is { } open)
            {
                await (random.Next(2) == 0
                    ? world.Get<Tabs>().OpenAsync(open, default)
                    : world.Get<Tabs>().CloseAsync(world.Lead, open.Id, default));
            }
        }

        /// <summary>Takes the reader out of a private room, or lets the reader in again.</summary>
        private async Task GrantAsync(ChatDb db, PublicId room)
        {
            var row = await db.Rooms.SingleAsync(r => r.PublicId == room);
            var grant = await db.RoomGrants.SingleOrDefaultAsync(g => g.RoomId == row.Id && g.SubjectId == world.Lead.Value);
            if (grant is not null)
            {
                db.RoomGrants.Remove(grant);
            }
            else if (row.Kind == RoomKind.ChatRoom)
            {
                db.RoomGrants.Add(new RoomGrant { RoomId = row.Id, Kind = GrantKind.User, SubjectId = world.Lead.Value });
            }
        }
    }
}
