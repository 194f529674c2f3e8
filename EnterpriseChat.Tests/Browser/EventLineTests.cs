using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>What happened to a conversation, as people see it between the messages.</summary>
[Collection(Browsers.Collection)]
public sealed class EventLineTests(Browsers browsers)
{
    [Fact]
    public async Task An_event_line_appears_between_the_messages_and_is_there_after_a_reload()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var person = await browsers.SignInAsync(server.Address, "member2");
        await person.OpenRoomAsync("Contoso");
        await person.SendAsync("before it happened");
        var room = new PublicId(new Uri(person.Page.Url).Segments[2]);
        var (lead, member) = (await server.UserAsync("lead"), await server.UserAsync("member"));

        await server.Get<Runner>().HappenedAsync(World.As(lead.Id), room, (op, id) => op.AddEvent(id, EventKind.Invited, member.Id));
        var note = person.Messages.GetByRole(AriaRole.Note).Filter(new() { HasText = "Leonard Adeyemi invited Mei Tanaka" });
        await Expect(note).ToBeVisibleAsync();
        await person.SendAsync("after it happened");
        const string Order = "log => [...log.querySelectorAll('article, [role=note]')].slice(-3).map(e => e.getAttribute('role') ?? e.querySelector('.tx').textContent.trim())";
        string[] expected = ["before it happened", "note", "after it happened"];
        Assert.Equal(expected, await person.Messages.EvaluateAsync<string[]>(Order));

        await person.Page.ReloadAsync();
        await person.LiveAsync();
        await Expect(note).ToBeVisibleAsync();
        Assert.Equal(expected, await person.Messages.EvaluateAsync<string[]>(Order));
    }
}
