using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The states of messages that are changed and deleted, and the ways to them.</summary>
internal static class MessagePages
{
    /// <summary>An edited and a deleted message, an answer to each, one more that is begun, and the menu of one's own.</summary>
    public static async Task MenuAsync(Person p)
    {
        await SendAsync(p, "I moved everything else to 4.3 and told the customer.");
        await ChooseAsync(p, "told the customer", "Edit");
        await p.Textbox("Edit message").FillAsync("I moved everything else to 4.3 and told **Fabrikam**: the printer list is *not* part of this release.");
        await p.Textbox("Edit message").PressAsync("Enter");
        await p.SeesAsync("told Fabrikam");
        await p.SendAsync("This was for another chat.");
        await ChooseAsync(p, "for another chat", "Delete");
        await p.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await p.SeesAsync("Message deleted");
        await ChooseAsync(p, "told Fabrikam", "Reply");
        await p.SendAsync("It does, nothing changes there.");
        await ChooseAsync(p, "nothing changes there", "Reply");
        await p.Composer.FillAsync("Both are merged, the branch is cut at noon.");
        await OpenAsync(p, "nothing changes there");
    }

    /// <summary>One's own message in the place of the composer, and what another tab made of it.</summary>
    public static async Task EditAsync(Person p)
    {
        await SendAsync(p, "The branch is cut at noon.");
        await ChooseAsync(p, "cut at noon", "Edit");
        await p.Page.RouteAsync("**/messages/*", r => r.FulfillAsync(new()
        {
            Status = 409,
            Body = "{\"code\":\"changed\",\"sentence\":\"This message was changed elsewhere meanwhile.\",\"text\":\"The branch is cut at eleven.\",\"revision\":2}",
        }));
        await p.Textbox("Edit message").FillAsync("Both are merged, the branch is cut at noon.");
        await p.Textbox("Edit message").PressAsync("Enter");
        await Assertions.Expect(p.Button("Keep mine")).ToBeVisibleAsync();
        await p.Page.UnrouteAsync("**/messages/*");
    }

    /// <summary>Blocks of code: short, longer than the page is wide, of a language and of none, in one's own message too; one was just copied.</summary>
    public static async Task CodeAsync(Person p)
    {
        await SendAsync(p, "Found it. One line too few on every full page.");
        await p.EnterAsync("```cs\nvar lines = await query\n    .OrderBy(l => l.Number)\n    .Skip(page * size)\n    .Take(size - 1) // here\n    .ToListAsync(token);\n```");
        await p.EnterAsync("```sql\nSELECT number, \"text\", changed_at FROM order_lines WHERE order_id = 4711 AND number > 1200 ORDER BY number -- all of them, please, and none of the others\n```\n\n```\nplain\n```");
        await p.SeesAsync("plain");
        await Assertions.Expect(p.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
        await p.Message("OrderBy").GetByRole(AriaRole.Button, new() { Name = "Copy code" }).First.ClickAsync();
        await Assertions.Expect(p.Message("OrderBy").GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied");
    }

    /// <summary>What a message said before.</summary>
    public static async Task VersionsAsync(Person p)
    {
        await p.Textbox("Edit message").PressAsync("Escape");
        foreach (var text in new[] { "The branch is cut at eleven.", "The branch of 4.2 is cut at eleven, the one of 4.3 tomorrow." })
        {
            await p.Composer.PressAsync("ArrowUp");
            await p.Textbox("Edit message").FillAsync(text);
            await p.Textbox("Edit message").PressAsync("Enter");
            await p.SeesAsync(text);
        }

        await p.Message("The branch of 4.2").GetByRole(AriaRole.Button, new() { Name = "edited" }).ClickAsync();
        await Assertions.Expect(p.Dialog("Earlier versions")).ToBeVisibleAsync();
    }

    private static async Task SendAsync(Person p, string text)
    {
        await p.GoToAsync("/chat");
        await p.OpenRoomAsync("Contoso");
        await p.SendAsync(text);
    }

    public static async Task ChooseAsync(Person p, string text, string item)
    {
        await OpenAsync(p, text);
        await p.Page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }

    private static async Task OpenAsync(Person p, string text)
    {
        await p.Message(text).Last.FocusAsync();
        await p.Page.Keyboard.PressAsync("Shift+F10");
        await Assertions.Expect(p.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Copy link" })).ToBeVisibleAsync();
    }
}
