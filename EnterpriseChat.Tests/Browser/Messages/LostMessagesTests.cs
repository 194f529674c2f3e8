using System.Text;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Messages;

/// <summary>What becomes of a message after somebody lost its room.</summary>
[Collection(Browsers.Collection)]
public sealed class LostMessagesTests(Browsers browsers)
{
    [Fact]
    public async Task RO_07_Neither_a_change_nor_a_deletion_reaches_who_lost_the_room_and_no_deletion_says_the_old_text()
    {
        await using var server = await InProcessServer.StartAsync();
        var (lead, mei) = (await server.UserAsync("lead"), await server.UserAsync("member"));
        var room = await OrchardAsync(server, "lead", "member", "member2");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await using var gone = await browsers.RecordedAsync(server.Address, "member");
        await using var member = await browsers.RecordedAsync(server.Address, "member2");
        foreach (var person in new[] { leonard, gone, member })
        {
            await person.OpenRoomAsync("Orchard plans");
        }

        await leonard.SendAsync("plums-first");
        await leonard.SendAsync("plums-second");
        await member.SeesAsync("plums-second");
        await gone.SeesAsync("plums-second");
        await server.ChangeAsync(async db => db.RoomGrants.RemoveRange(await db.RoomGrants.Where(g => g.SubjectId == mei.Id.Value).ToListAsync()));
        await Expect(gone.Tab("Orchard plans")).ToHaveCountAsync(0);
        var (before, beforeOfGone) = (member.Frames.Frames.Count, gone.Frames.Frames.Count);

        var actor = World.As(lead.Id);
        Assert.True((await server.Get<EditMessage>().HandleAsync(actor, new MessageEdit(room, 1, 1, "pears-instead"), default)).IsDone);
        Assert.True((await server.Get<DeleteMessage>().HandleAsync(actor, room, 2, default)).IsDone);

        await member.SeesAsync("pears-instead");
        await member.SeesAsync("Message deleted");
        Assert.True(await member.Frames.ContainsAsync("pears-instead"));
        Assert.DoesNotContain(member.Frames.Frames.Skip(before), f => Encoding.UTF8.GetString(f.Bytes).Contains("plums", StringComparison.Ordinal));
        Assert.False(await gone.Frames.ContainsAsync("pears-instead"));
        Assert.DoesNotContain(gone.Frames.Frames.Skip(beforeOfGone), f => Encoding.UTF8.GetString(f.Bytes).Contains("Message deleted", StringComparison.Ordinal));
        var source = await gone.Page.EvaluateAsync<int>("room => fetch(`/api/v1/rooms/${room}/messages/1`).then(r => r.status)", room.Value);
        Assert.Equal(404, source);
    }
    [Fact]
    public async Task RE_01_A_link_to_a_message_says_room_author_and_text_only_to_who_sees_it_now()
    {
        await using var server = await InProcessServer.StartAsync();
        var mei = await server.UserAsync("member");
        var room = await OrchardAsync(server, "lead", "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await using var loser = await browsers.RecordedAsync(server.Address, "member");
        await using var outsider = await browsers.RecordedAsync(server.Address, "member2");
        await leonard.OpenRoomAsync("Orchard plans");
        await leonard.SendAsync("plums-first");
        await leonard.OpenRoomAsync("Contoso");
        await loser.OpenRoomAsync("Contoso");
        await outsider.OpenRoomAsync("Contoso");
        var address = $"{server.Address}chat/{room}/1";
        await leonard.EnterAsync($"they said {address}");

        var link = loser.Messages.GetByRole(AriaRole.Link, new() { Name = "Orchard plans", Exact = true });
        await Expect(link).ToHaveAttributeAsync("href", $"/chat/{room}/1");
        await link.HoverAsync();
        var card = loser.Page.GetByRole(AriaRole.Tooltip).Filter(new() { HasText = "plums-first" });
        await Expect(card).ToBeVisibleAsync();
        await Expect(card).ToContainTextAsync("Leonard Adeyemi");
        await outsider.SeesAsync($"they said {address}");

        await server.ChangeAsync(async db => db.RoomGrants.RemoveRange(await db.RoomGrants.Where(g => g.SubjectId == mei.Id.Value).ToListAsync()));
        await Expect(link).ToHaveCountAsync(0);
        await Expect(card).ToHaveCountAsync(0);
        await loser.SeesAsync($"they said {address}");
        var lost = loser.Frames.Frames.Count;
        await loser.Page.ReloadAsync();
        await loser.SeesAsync($"they said {address}");
        Assert.DoesNotContain(loser.Frames.Frames.Skip(lost), f => Tells(Encoding.UTF8.GetString(f.Bytes)));
        Assert.True(await loser.Frames.ContainsAsync("Orchard plans"));
        Assert.False(await outsider.Frames.ContainsAsync("Orchard plans"));
        Assert.False(await outsider.Frames.ContainsAsync("plums-first"));
        loser.AssertQuietConsole();

        // Who still sees it comes there by the link, after a reload too.
        var name = leonard.Messages.GetByRole(AriaRole.Link, new() { Name = "Orchard plans", Exact = true });
        await leonard.Page.ReloadAsync();
        await Expect(name).ToBeVisibleAsync();
        await leonard.LiveAsync();
        await name.ClickAsync();
        await Expect(leonard.Tab("Orchard plans")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(leonard.Page.Locator("article.marked")).ToContainTextAsync("plums-first");

        static bool Tells(string text) => text.Contains("Orchard", StringComparison.Ordinal) || text.Contains("plums", StringComparison.Ordinal);
    }

    /// <summary>A private room for these people.</summary>
    private static async Task<PublicId> OrchardAsync(InProcessServer server, params string[] people)
    {
        var room = PublicId.New();
        await server.ChangeAsync(async db =>
        {
            var made = new Room { PublicId = room, Kind = RoomKind.ChatRoom, Name = "Orchard plans", NameKey = "orchard plans", CreatedAt = DateTime.UnixEpoch };
            db.Rooms.Add(made);
            await db.SaveChangesAsync();
            var users = await db.Users.Where(u => people.Contains(u.UserNameKey)).ToListAsync();
            db.RoomGrants.AddRange(users.Select(u => new RoomGrant { RoomId = made.Id, Kind = GrantKind.User, SubjectId = u.Id.Value }));
        });
        return room;
    }
}
