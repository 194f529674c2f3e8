using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Administration;

/// <summary>Companies and their module.</summary>
public sealed class CompanyChangeTests
{
    [Fact]
    public async Task A_company_is_added_with_its_chat_and_changed_with_before_and_after()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var made = await world.Get<AddCompany>().HandleAsync(World.As(world.Admin), "Northwind", knowsEveryone: true, default);
        var edit = new CompanyEdit(new("Northwind", "Northwind Traders"), new(true, false));
        await office.BeginAsync();
        Assert.True((await world.Get<EditCompany>().HandleAsync(World.As(world.Admin), made.Value, edit, default)).IsDone);
        Assert.Equal(
            [
                """company.changed {"after":"Northwind Traders","before":"Northwind","field":"name"}""",
                """company.changed {"after":false,"before":true,"field":"knowsEveryone"}""",
            ],
            await office.LoggedAsync());
        Assert.Contains(office.Told, f => f is CompanyChanged);
        var late = Assert.IsType<ChangedMeanwhile>((await world.Get<EditCompany>().HandleAsync(
            World.As(world.Admin), made.Value, new CompanyEdit(new("Northwind", "N"), new(true, true)), default)).Refusal);
        Assert.Equal([new PresentValue("Name", "Northwind Traders")], late.Present);
        Assert.Equal("admin", late.By);
        Assert.Equal(PeopleRefusals.NameTaken, (await world.Get<EditCompany>().HandleAsync(
            World.As(world.Admin), made.Value, new CompanyEdit(new("Northwind Traders", "FABRIKAM"), new(true, true)), default)).Refusal);
        Assert.Equal(PeopleRefusals.HostStays, (await world.Get<MakeCompany>().HandleAsync(Actor.System, "Second host", isHost: true, default)).Refusal);
    }

    [Fact]
    public async Task The_question_before_switching_off_says_from_how_many_it_takes_the_chat()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        await world.UserAsync("without chat", world.Host, await world.GroupAsync("No chat", Permission.ViewIssues));
        world.Get<Presence>().Up(world.Lead);
        var id = await office.IdAsync(world.Host);
        Assert.Equal(new ModuleEffect("Contoso", 3, 1), await world.Get<SwitchModule>().EffectAsync(world.Admin, id, default));
        Assert.Null(await world.Get<SwitchModule>().EffectAsync(world.Lead, id, default));
        Assert.Equal(Rights.NotThere, (await world.Get<SwitchModule>().HandleAsync(World.As(world.Lead), id, false, default)).Refusal);
        await office.BeginAsync();
        Assert.True((await world.Get<SwitchModule>().HandleAsync(World.As(world.Admin), id, false, default)).IsDone);
        Assert.True((await world.Get<SwitchModule>().HandleAsync(World.As(world.Admin), id, false, default)).IsDone);
        Assert.Equal(["""company.module-switched {"on":false}"""], await office.LoggedAsync());
        Assert.Equal(0, (await world.Get<SwitchModule>().EffectAsync(world.Admin, id, default))!.Users);
    }

    [Theory]
    [InlineData("exe\u202Egpj")]
    [InlineData("\u2066isolated\u2069")]
    public async Task RE_14_Names_that_turn_the_direction_of_writing_are_refused_everywhere(string name)
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var admin = World.As(world.Admin);
        var company = await office.IdAsync(world.Other);
        var added = new AddedUser("plain", "Plain", company, [], "a first pass phrase");
        Refusal?[] refusals =
        [
            (await world.Get<AddCompany>().HandleAsync(admin, name, false, default)).Refusal,
            (await world.Get<EditCompany>().HandleAsync(admin, company, new CompanyEdit(new("Fabrikam", name), new(false, false)), default)).Refusal,
            (await world.Get<AddGroup>().HandleAsync(admin, name, [], default)).Refusal,
            (await world.Get<EditGroup>().HandleAsync(admin, await office.IdAsync(world.Members), new GroupEdit(new("Members", name), [], []), default)).Refusal,
            (await world.Get<AddUser>().HandleAsync(admin, added with { UserName = name }, default)).Refusal,
            (await world.Get<AddUser>().HandleAsync(admin, added with { DisplayName = name }, default)).Refusal,
            (await world.Get<AddUser>().HandleAsync(admin, added with { Title = name }, default)).Refusal,
            (await office.EditAsync(world.Admin, world.Lead, e => e with { DisplayName = e.DisplayName with { After = name } })).Refusal,
            (await office.EditAsync(world.Admin, world.Lead, e => e with { Title = e.Title with { After = name } })).Refusal,
        ];
        Assert.All(refusals, r => Assert.Equal(PeopleRefusals.TurningName, r));
    }

    [Theory]
    [InlineData("Fabrikam ")]
    [InlineData("Fab\u200Brikam")]
    [InlineData("ＦＡＢＲＩＫＡＭ")]
    [InlineData("\u00A0fabrikam")]
    public async Task RO_13_Names_that_differ_in_white_space_width_or_case_are_one_name(string name)
    {
        await using var office = await Office.OpenAsync();
        Assert.Equal(PeopleRefusals.NameTaken, (await office.World.Get<AddCompany>().HandleAsync(World.As(office.World.Admin), name, false, default)).Refusal);
    }

    [Theory]
    [InlineData("G\u0435neral", true)]
    [InlineData("Οmega", true)]
    [InlineData("General", false)]
    [InlineData("Ὠμέγα Σ", false)]
    [InlineData("Иван Smith", false)]
    [InlineData("Łukasz Özgür", false)]
    public void RO_13_A_word_of_mixed_scripts_is_found(string name, bool isMixed) => Assert.Equal(isMixed, TextRules.MixesScripts(name));
}
