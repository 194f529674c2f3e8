using Bunit;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Tests.Components;

/// <summary>A list of which only some rows are in the page: those that stand there at once, those that are asked for, and never more.</summary>
public sealed class WindowedListTests : BunitContext
{
    private static readonly RenderFragment<int> Row = number => builder =>
    {
        builder.OpenElement(0, "div");
        builder.SetKey(number);
        builder.AddAttribute(1, "role", "listitem");
        builder.AddContent(2, number);
        builder.CloseElement();
    };

    [Fact]
    public void The_first_rows_stand_there_without_a_word_from_the_browser()
    {
        var list = Shown(10_000);
        Assert.Equal(Enumerable.Range(0, 32), Numbers(list));
        Assert.Equal(("0", "32", "10000"), Window(list));
    }

    [Fact]
    public void A_short_list_is_whole_and_asks_for_nothing()
    {
        var list = Shown(32);
        Assert.Equal(Enumerable.Range(0, 32), Numbers(list));
        Assert.Empty(list.FindAll("input"));
        Assert.Equal((null, null, null), Window(list));
    }

    [Theory]
    [InlineData("100 60", 100, 160)]
    [InlineData("9990 60", 9_940, 10_000)]
    [InlineData("0 5", 0, 32)]
    [InlineData("50 1000000", 50, 250)]
    [InlineData("999999999 60", 9_940, 10_000)]
    public void The_rows_that_the_browser_asks_for_come_within_bounds(string asked, int first, int end)
    {
        var list = Shown(10_000);
        list.Find("input").Change(asked);
        Assert.Equal(Enumerable.Range(first, end - first), Numbers(list));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-5 60")]
    [InlineData("5 60 7")]
    [InlineData("99999999999999999999 60")]
    [InlineData("a b")]
    public void What_is_no_place_in_the_list_changes_nothing(string asked)
    {
        var list = Shown(10_000);
        list.Find("input").Change(asked);
        Assert.Equal(Enumerable.Range(0, 32), Numbers(list));
    }

    [Fact]
    public void A_list_that_became_shorter_shows_its_end()
    {
        var list = Shown(10_000);
        list.Find("input").Change("5000 60");
        list.Render(p => p.Add(l => l.Items, [.. Enumerable.Range(0, 100)]));
        Assert.Equal(Enumerable.Range(40, 60), Numbers(list));
        list.Render(p => p.Add(l => l.Items, [.. Enumerable.Range(0, 7)]));
        Assert.Equal(Enumerable.Range(0, 7), Numbers(list));
        list.Render(p => p.Add(l => l.Items, []));
        Assert.Empty(Numbers(list));
    }

    private IRenderedComponent<WindowedList<int>> Shown(int count) =>
        Render<WindowedList<int>>(p => p.Add(l => l.Items, [.. Enumerable.Range(0, count)]).Add(l => l.Row, Row));

    private static IEnumerable<int> Numbers(IRenderedComponent<WindowedList<int>> list) =>
        list.FindAll("[role=listitem]").Select(row => int.Parse(row.TextContent, System.Globalization.CultureInfo.InvariantCulture));

    private static (string?, string?, string?) Window(IRenderedComponent<WindowedList<int>> list)
    {
        var element = list.Find("windowed-list");
        return (element.GetAttribute("first"), element.GetAttribute("shown"), element.GetAttribute("count"));
    }
}
