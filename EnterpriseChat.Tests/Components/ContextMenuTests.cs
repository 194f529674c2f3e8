using Bunit;
using EnterpriseChat.Web.Controls;
using Microsoft.Extensions.DependencyInjection;

namespace EnterpriseChat.Tests.Components;

/// <summary>The shared menu: who is asked, what stands in it, and that only what is offered can be chosen.</summary>
public sealed class ContextMenuTests : BunitContext
{
    private readonly ContextMenus _menus = new();
    private readonly List<string> _done = [];

    public ContextMenuTests() => Services.AddSingleton(_menus);

    [Fact]
    public void It_shows_what_the_provider_of_the_kind_offers()
    {
        using var provider = _menus.Register("room", id => new(MenuOf(id)));
        var menu = Render<ContextMenu>();
        Assert.Empty(menu.FindAll("[role=menu]"));
        Say(menu, "open\n1\nroom:abc:d");
        Assert.Equal("1", menu.Find("context-menu").GetAttribute("data-open"));
        Assert.Equal(["abc:d", "Notifications"], menu.FindAll("[role=menu]").Select(m => m.GetAttribute("aria-label")));
        Assert.Equal(
            ["menuitem Open", "menuitem Mark as read", "menuitem Notifications", "menuitem Delete"],
            menu.FindAll("[role=menu]")[0].QuerySelectorAll("[role^=menuitem]").Select(i => $"{i.GetAttribute("role")} {i.QuerySelector(".cut")!.TextContent}"));
        Assert.Equal("/chat/abc:d", menu.Find("a[role=menuitem]").GetAttribute("href"));
        Assert.Equal(["true", "false"], menu.FindAll("[role=menuitemradio]").Select(i => i.GetAttribute("aria-checked")));
        var leads = menu.Find("[aria-haspopup=menu]");
        Assert.Equal(menu.FindAll("[role=menu]")[1].Id, leads.GetAttribute("aria-controls"));
        Assert.Equal("true", menu.Find(".bad").GetAttribute("aria-disabled"));
        Assert.Equal(2, menu.FindAll("hr").Count);
    }

    [Theory]
    [InlineData("act\n1\n1", "read:abc")]
    [InlineData("act\n1\n2.1", "mentions:abc")]
    [InlineData("act\n1\n0", null)]
    [InlineData("act\n1\n2", null)]
    [InlineData("act\n1\n3", null)]
    [InlineData("act\n1\n4", null)]
    [InlineData("act\n1\n2.7", null)]
    [InlineData("act\n1\n1.0", null)]
    [InlineData("act\n1\n-1", null)]
    [InlineData("act\n1\n", null)]
    [InlineData("act\n2\n1", null)]
    [InlineData("act\nx\n1", null)]
    [InlineData("", null)]
    public void Only_what_is_offered_now_can_be_chosen(string said, string? done)
    {
        using var provider = _menus.Register("room", id => new(MenuOf(id)));
        var menu = Render<ContextMenu>();
        Say(menu, "open\n1\nroom:abc");
        Say(menu, said);
        Assert.Equal(done is null ? [] : [done], _done);
        Say(menu, said);
        Assert.True(_done.Count <= 1, "chosen twice");
    }

    [Theory]
    [InlineData("room:gone")]
    [InlineData("user:abc")]
    [InlineData("room")]
    [InlineData("")]
    public void Nothing_opens_on_what_nobody_knows(string value)
    {
        using var provider = _menus.Register("room", id => new(id == "abc" ? MenuOf(id) : null));
        var menu = Render<ContextMenu>();
        Say(menu, "open\n1\nroom:abc");
        Say(menu, $"open\n2\n{value}");
        Assert.Empty(menu.FindAll("[role=menu]"));
        Say(menu, "act\n1\n1");
        Assert.Empty(_done);
    }

    [Fact]
    public void Closed_it_is_gone_and_a_late_word_about_an_older_one_closes_nothing()
    {
        using var provider = _menus.Register("room", id => new(MenuOf(id)));
        var menu = Render<ContextMenu>();
        Say(menu, "open\n1\nroom:abc");
        Say(menu, "open\n2\nroom:def");
        Say(menu, "close\n1");
        Assert.NotEmpty(menu.FindAll("[role=menu]"));
        Say(menu, "close\n2");
        Assert.Empty(menu.FindAll("[role=menu]"));
    }

    [Fact]
    public async Task An_answer_that_is_overtaken_by_another_is_not_shown()
    {
        var slow = new TaskCompletionSource<MenuOf?>();
        using var provider = _menus.Register("room", id => id == "slow" ? new(slow.Task) : new(MenuOf(id)));
        var menu = Render<ContextMenu>();
        var first = menu.Find("[data-says]").ChangeAsync(new() { Value = "open\n1\nroom:slow" });
        Say(menu, "open\n2\nroom:abc");
        slow.SetResult(MenuOf("slow"));
        await first;
        Assert.Equal("2", menu.Find("context-menu").GetAttribute("data-open"));
        Assert.Equal("abc", menu.Find("[role=menu]").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Who_registers_later_is_asked_first_until_it_leaves()
    {
        using var general = _menus.Register("user", id => new(new MenuOf($"general {id}", [])));
        var special = _menus.Register("user", id => new(id == "abc" ? new MenuOf("special", []) : null));
        Assert.Equal(("special", "general def"), ((await _menus.OfAsync("user:abc"))!.Name, (await _menus.OfAsync("user:def"))!.Name));
        special.Dispose();
        Assert.Equal("general abc", (await _menus.OfAsync("user:abc"))!.Name);
        general.Dispose();
        Assert.Null(await _menus.OfAsync("user:abc"));
    }

    private static void Say(IRenderedComponent<ContextMenu> menu, string what) => menu.Find("[data-says]").Change(what);

    private MenuOf MenuOf(string id) => new(id,
    [
        new("Open") { Href = $"/chat/{id}" },
        new("Mark as read") { Do = () => Do($"read:{id}") },
        new("Notifications")
        {
            BeginsGroup = true,
            Items = [new("All messages") { IsChecked = true, Do = () => Do($"all:{id}") }, new("Mentions only") { IsChecked = false, Do = () => Do($"mentions:{id}") }],
        },
        new("Delete") { BeginsGroup = true, IsDanger = true, IsDisabled = true, Do = () => Do($"delete:{id}") },
    ]);

    private Task Do(string what)
    {
        _done.Add(what);
        return Task.CompletedTask;
    }
}
