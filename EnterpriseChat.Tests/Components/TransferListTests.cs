using Bunit;
using EnterpriseChat.Web.Controls;

namespace EnterpriseChat.Tests.Components;

/// <summary>Two lists between which one moves entries: what stands where, what a step does, and what the parent gets to know.</summary>
public sealed class TransferListTests : BunitContext
{
    private static readonly string[] Names = ["Agnes", "Ana", "Carlos", "Grace", "Jonas", "Zoë"];

    private readonly List<string[]> _told = [];
    private int _steps;

    [Fact]
    public void It_has_the_roles_and_names_that_machines_find()
    {
        var list = Shown(selected: "Carlos");
        var group = list.Find("[role=group]");
        Assert.Equal("Users", list.Find($"#{group.GetAttribute("aria-labelledby")}").TextContent);
        Assert.Equal(["Available users", "Selected users"], list.FindAll("[role=listbox]").Select(l => l.GetAttribute("aria-label")));
        Assert.All(list.FindAll("[role=listbox]"), l => Assert.Equal("true", l.GetAttribute("aria-multiselectable")));
        Assert.Equal(["Filter available users", "Filter selected users"], list.FindAll("input[type=search]").Select(f => f.GetAttribute("aria-label")));
        Assert.Equal(["Add", "Add all", "Remove", "Remove all"], list.FindAll("button").Select(b => b.TextContent.Trim()));
        Assert.Equal(["Agnes", "Ana", "Grace", "Jonas", "Zoë"], In(list, "available"));
        Assert.Equal(["Carlos"], In(list, "selected"));
        Assert.StartsWith("Agnes Contoso", list.Find("[role=option]").TextContent, StringComparison.Ordinal);
        Assert.Equal(("5", "2"), (Row(list, "Ana").GetAttribute("aria-setsize"), Row(list, "Ana").GetAttribute("aria-posinset")));
        Assert.Contains("1 selected", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void One_handler_listens_whatever_the_number_of_rows()
    {
        var few = Shown(selected: "Carlos").Markup;
        var many = Shown([.. Enumerable.Range(0, 10_000).Select(i => new TransferEntry($"k{i}", $"Name {i}"))]);
        Assert.Equal(1, Handlers(few));
        Assert.Equal(2, Handlers(many.Markup)); // and one for the rows of the long list
        Assert.Equal(32, many.FindAll("[role=option]").Count);
    }

    [Fact]
    public void Picked_ones_move_and_the_parent_is_told_once()
    {
        var list = Shown(selected: "Carlos");
        Do(list, "available only =Ana", "available toggle =Jonas", "available picked");
        Assert.Equal(["Ana", "Carlos", "Jonas"], In(list, "selected"));
        Assert.Equal(["Agnes", "Grace", "Zoë"], In(list, "available"));
        Assert.Equal(["Ana", "Carlos", "Jonas"], Assert.Single(_told));
        Assert.Equal("2 added", list.Find("[role=status]").TextContent.Trim());
        Do(list, "selected move =Carlos");
        Assert.Equal("1 removed: Carlos", list.Find("[role=status]").TextContent.Trim());
        Assert.Equal(["Ana", "Jonas"], _told[^1]);
        Assert.Equal("4 1", Data(list, "found")); // the place in which it stands again
    }

    [Theory]
    [InlineData("available range =Ana =Jonas", "Ana,Grace,Jonas")]
    [InlineData("available range =Jonas =Ana", "Ana,Grace,Jonas")]
    [InlineData("available range #3 #1", "Ana,Grace,Jonas")]
    [InlineData("available range =gone =Ana", "Ana")]
    [InlineData("available range =Ana =gone", "Ana")]
    [InlineData("available range =gone #99", "")]
    [InlineData("available all", "Agnes,Ana,Grace,Jonas,Zoë")]
    [InlineData("available only =gone", "")]
    [InlineData("available only #-1", "")]
    [InlineData("available toggle =Ana|available toggle =Ana", "")]
    [InlineData("available only =Zoë|available extend =Agnes =Ana", "Agnes,Ana,Zoë")]
    [InlineData("available only =Zoë|available range =Agnes =Ana", "Agnes,Ana")]
    public void Steps_pick_rows(string steps, string picked)
    {
        var list = Shown(selected: "Carlos");
        Do(list, steps.Split('|'));
        Assert.Equal(picked, string.Join(',', list.FindAll("[role=option][data-picked]").Select(Name)));
        Assert.Equal(picked.Length == 0 ? "0" : $"{picked.Split(',').Length}", Data(list, "picked"));
        Assert.Equal(picked.Length == 0 ? "true" : "false", list.Find("button").GetAttribute("aria-disabled"));
    }

    [Fact]
    public void A_row_that_is_not_picked_moves_alone_and_a_picked_one_takes_the_others_along()
    {
        var list = Shown();
        Do(list, "available only =Ana", "available toggle =Jonas", "available move =Zoë");
        Assert.Equal(["Zoë"], In(list, "selected"));
        Do(list, "available move =Jonas");
        Assert.Equal(["Ana", "Jonas", "Zoë"], In(list, "selected"));
    }

    [Fact]
    public void All_means_what_the_filter_shows()
    {
        var list = Shown();
        Do(list, "available filter ZOA", "available every");
        Assert.Empty(In(list, "selected"));
        Do(list, "available filter ZOE", "available every");
        Assert.Equal(["Zoë"], In(list, "selected"));
        Do(list, "selected every", "available filter A", "available every");
        Assert.Equal(["Agnes", "Ana", "Carlos", "Grace", "Jonas"], In(list, "selected"));
        Assert.Equal("No users match “A”", list.Find(".lst[data-side=available] .none").TextContent);
        Do(list, "selected filter an", "selected every");
        Assert.Equal(["Agnes", "Carlos", "Grace", "Jonas"], _told[^1]);
    }

    [Fact]
    public void What_the_filter_hides_stays_picked_and_is_not_moved()
    {
        var list = Shown();
        Do(list, "available only =Ana", "available filter jo", "available toggle =Jonas");
        Assert.Equal("1", Data(list, "picked"));
        Do(list, "available picked");
        Assert.Equal(["Jonas"], In(list, "selected"));
        Do(list, "available filter ", "available picked");
        Assert.Equal(["Ana", "Jonas"], In(list, "selected"));
    }

    [Fact]
    public void A_step_that_comes_again_is_done_once_and_what_is_none_changes_nothing()
    {
        var list = Shown();
        var steps = list.Find("[data-steps]");
        steps.Change("1\tavailable\tmove\t=Ana\n2\tavailable\tmove\t=Jonas");
        steps.Change("1\tavailable\tmove\t=Ana\n2\tavailable\tmove\t=Jonas\n3\tselected\tmove\t=Ana");
        steps.Change("2\tselected\tevery");
        Assert.Equal(["Jonas"], In(list, "selected"));
        foreach (var hostile in new[] { "", "x", "-4\tavailable\tevery", "99999999999999999999\tavailable\tevery", "4", "4\tavailable", "4\tavailable\tno such verb" })
        {
            steps.Change(hostile);
        }

        Assert.Equal(["Jonas"], In(list, "selected"));
        Assert.Equal("4", list.Find("transfer-list").GetAttribute("data-done"));
    }

    [Fact]
    public void Entries_that_change_from_outside_keep_picks_and_an_unknown_key_is_kept()
    {
        var list = Shown(selected: "nobody we know");
        Do(list, "available only =Ana", "available toggle =Jonas");
        list.Render(p => p.Add(l => l.Entries, [.. Entries(["Aaron", .. Names.Where(n => n != "Jonas")])]));
        Assert.Equal("Ana", string.Join(',', list.FindAll("[data-picked][role=option]").Select(Name)));
        Do(list, "available picked", "selected every", "available move =Aaron");
        Assert.Equal(["Aaron", "nobody we know"], _told[^1]);
        Assert.Equal(["Aaron"], In(list, "selected"));
    }

    [Fact]
    public void The_parent_selects_too()
    {
        var list = Shown();
        list.Render(p => p.Add(l => l.Selected, ["Zoë", "Ana"]));
        Assert.Equal(["Ana", "Zoë"], In(list, "selected"));
        Assert.Empty(_told);
    }

    [Fact]
    public void Typed_letters_lead_to_the_next_name_that_begins_so_and_round()
    {
        var list = Shown();
        foreach (var (from, letters, to) in new[] { ("#0", "an", "1"), ("#2", "a", "0"), ("=Ana", "ZO", "5"), ("#99", "g", "3") })
        {
            Do(list, $"available seek {from} {letters}");
            Assert.Equal($"{_steps} {to}", Data(list, "found"));
        }

        Do(list, "available seek #0 q");
        Assert.Equal($"{_steps - 1} 3", Data(list, "found"));
    }

    [Fact]
    public void Empty_lists_say_what_would_stand_there()
    {
        var list = Shown();
        Assert.Equal("No users selected. Add or drag them here.", list.Find(".none").TextContent);
        Assert.Equal(list.Find(".none").Id, list.FindAll("[role=listbox]")[1].GetAttribute("aria-describedby"));
        Assert.Contains("none selected", list.Markup, StringComparison.Ordinal);
        Do(list, "available every");
        Assert.Equal("All users are selected.", list.Find(".none").TextContent);
        Assert.Equal("There are no users to select.", Shown([]).Find(".none").TextContent);
    }

    [Fact]
    public void What_people_write_is_never_markup()
    {
        var list = Shown([new("k", "<b>x</b>") { Detail = "<i>y</i>" }]);
        Assert.Empty(list.FindAll("b, i"));
        Assert.Contains("<b>x</b>", list.Find("[role=option]").TextContent, StringComparison.Ordinal);
    }

    private static IReadOnlyList<TransferEntry> Entries(IEnumerable<string> names) => [.. names.Select(n => new TransferEntry(n, n) { Detail = "Contoso" })];

    private IRenderedComponent<TransferList> Shown(IReadOnlyList<TransferEntry>? entries = null, params string[] selected) => Render<TransferList>(p => p
        .Add(l => l.Title, "Users").Add(l => l.Kind, "users").Add(l => l.Entries, entries ?? Entries(Names)).Add(l => l.Selected, selected)
        .Add(l => l.SelectedChanged, now => _told.Add([.. now.Order(StringComparer.Ordinal)])));

    /// <summary>Steps as the script tells them: the list, what was done, and up to two rows.</summary>
    private void Do(IRenderedComponent<TransferList> list, params string[] steps) =>
        list.Find("[data-steps]").Change(string.Join('\n', steps.Select(step => $"{++_steps}\t{string.Join('\t', step.Split(' ', 4))}")));

    private static IEnumerable<string> In(IRenderedComponent<TransferList> list, string side) => list.FindAll($"[data-side={side}] [role=option]").Select(Name);

    private static string Name(AngleSharp.Dom.IElement row) => row.GetAttribute("data-key")!;

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<TransferList> list, string key) => list.Find($"[data-key={key}]");

    private static string Data(IRenderedComponent<TransferList> list, string name) => list.Find("[role=listbox]").GetAttribute($"data-{name}") ?? "";

    private static int Handlers(string markup) => markup.Split("blazor:on").Length - 1;
}
