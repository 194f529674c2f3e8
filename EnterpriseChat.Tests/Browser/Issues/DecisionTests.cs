using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Issues;

/// <summary>What was decided in the chat of an issue stands at the head of its history, and each message leads to its entry.</summary>
[Collection(Browsers.Collection)]
public sealed class DecisionTests(Browsers browsers)
{
    [Fact]
    public async Task A_decision_heads_the_history_for_as_long_as_its_message_is_there_and_the_message_leads_to_its_entry()
    {
        await using var server = await InProcessServer.StartAsync();
        var (member, lead) = (World.As((await server.UserAsync("member")).Id), World.As((await server.UserAsync("lead")).Id));
        var room = (await server.Get<OpenIssueChat>().HandleAsync(member, "TEST-123", default)).Value;
        foreach (var text in new[] { "The file name keeps its date.", "Then I write it so." })
        {
            Assert.True((await server.Get<PostMessage>().HandleAsync(member, room, PublicId.New().Value, text, default)).IsDone);
        }

        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await leonard.GoToAsync("/issues/TEST-123");
        await Expect(leonard.Region("History")).ToContainTextAsync("The file name keeps its date.");
        await Expect(leonard.Region("Decisions")).ToHaveCountAsync(0);
        await mei.GoToAsync($"/chat/{room}");
        Assert.True((await server.Get<DecideMessage>().HandleAsync(lead, room, (1, true), default)).IsDone);
        await Expect(mei.Message("The file name keeps its date.")).ToContainTextAsync("Decision");
        var decision = leonard.Region("Decisions").GetByRole(AriaRole.Listitem);
        await Expect(decision).ToHaveCountAsync(1);
        await Expect(decision).ToContainTextAsync("The file name keeps its date.");
        await Expect(decision).ToContainTextAsync("Leonard Adeyemi");
        await Expect(decision.GetByRole(AriaRole.Link, new() { Name = "From chat" })).ToHaveAttributeAsync("href", $"/chat/{room}/1");

        await MessagePages.ChooseAsync(mei, "Then I write it so.", "Open in the history");
        await Expect(mei.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/issues/TEST-123#message-2$"));
        await Expect(mei.Page.Locator("[data-target]")).ToContainTextAsync("Then I write it so.");
        await Expect(mei.Page.Locator("[data-target]")).ToBeInViewportAsync();

        Assert.True((await server.Get<DeleteMessage>().HandleAsync(member, room, 1, default)).IsDone);
        await Expect(leonard.Region("Decisions")).ToHaveCountAsync(0);
        leonard.AssertQuietConsole();
        mei.AssertQuietConsole();
    }
}
