using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The ways to the states of the pages of issues.</summary>
internal static class IssuePages
{
    public static async Task GridAsync(Person p)
    {
        await p.GoToAsync("/issues");
        await Expect(p.Page.GetByText("1–25 of ")).ToBeVisibleAsync();
    }

    /// <summary>The row of an issue; the grid is narrowed so that it is on the first page.</summary>
    public static async Task<ILocator> FindAsync(Person p, string key)
    {
        await p.GoToAsync("/issues");
        await p.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter issues" }).FillAsync(key);
        await Expect(Row(p, key)).ToBeVisibleAsync();
        return Row(p, key);
    }

    public static async Task MenuAsync(Person p)
    {
        await (await FindAsync(p, "TEST-123")).ClickAsync(new() { Button = MouseButton.Right });
        await Expect(p.Page.GetByRole(AriaRole.Menu, new() { Name = "TEST-123" })).ToBeVisibleAsync();
    }

    public static async Task NewAsync(Person p)
    {
        await p.GoToAsync("/issues");
        await p.Button("New issue").Filter(new() { Visible = true }).ClickAsync();
        await Expect(p.Dialog("New issue")).ToBeVisibleAsync();
        await p.Button("Save").ClickAsync();
        await Expect(p.Textbox("Title")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    public static async Task IssueAsync(Person p)
    {
        await p.GoToAsync("/issues/TEST-123");
        await Expect(p.Region("History")).ToContainTextAsync("reported this issue");
    }

    /// <summary>Somebody else saves the fields that one has changed.</summary>
    public static async Task ConflictAsync(Visit v)
    {
        await IssueAsync(v.Person);
        await v.Person.Page.GetByLabel("Priority").SelectOptionAsync("Low");
        await v.Server.SaveIssueAsync("priya.natarajan", "TEST-123", new IssueEdit { Priority = new(IssuePriority.High, IssuePriority.Highest) });
        await Expect(v.Person.Page.GetByText("changed by Priya Natarajan to Highest")).ToBeVisibleAsync();
    }

    /// <summary>Saves as somebody.</summary>
    public static async Task SaveIssueAsync(this InProcessServer server, string userName, string key, IssueEdit edit)
    {
        var user = await server.UserAsync(userName);
        var outcome = await server.Get<EditIssue>().HandleAsync(World.As(user.Id), key, edit, default);
        Assert.True(outcome.IsDone, outcome.Refusal?.Sentence);
    }

    /// <summary>Comments as somebody.</summary>
    public static async Task CommentAsync(this InProcessServer server, string userName, string key, string text)
    {
        var user = await server.UserAsync(userName);
        Assert.True((await server.Get<AddComment>().HandleAsync(World.As(user.Id), key, (PublicId.New().Value, text), default)).IsDone);
    }

    private static ILocator Row(Person p, string key) =>
        p.Page.GetByRole(AriaRole.Table, new() { Name = "Issues", Exact = true }).GetByRole(AriaRole.Row).Filter(new() { Has = p.Page.Locator($"[href='/issues/{key}']") });
}
