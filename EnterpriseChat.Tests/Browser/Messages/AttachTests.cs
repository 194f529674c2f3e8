using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Messages;

/// <summary>Files between two people: attached in each way, sent, seen, fetched, and gone with their message.</summary>
[Collection(Browsers.Collection)]
public sealed class AttachTests(Browsers browsers)
{
    [Fact]
    public async Task Files_by_button_paste_and_drag_go_out_together_and_the_other_sees_and_fetches_them()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await lead.OpenRoomAsync("Contoso");
        await mei.OpenRoomAsync("Contoso");
        await lead.ChooseAsync(("dock-4.png", FileWorld.Picture(SKEncodedImageFormat.Png)), ("wrong.txt", [1]));
        await lead.PasteFileAsync("pasted.log", "line 1");
        await lead.DropFileAsync("findings <b>.pdf", "the findings");
        foreach (var name in new[] { "dock-4.png", "wrong.txt", "pasted.log", "findings <b>.pdf" })
        {
            await lead.IsUpAsync(name);
        }

        await lead.Button("Remove wrong.txt").ClickAsync();
        await Expect(lead.Tile("wrong.txt")).ToHaveCountAsync(0);
        await Expect(lead.Composer).ToBeFocusedAsync();
        await lead.SendAsync("All of this morning.");
        await Expect(lead.Tile("")).ToHaveCountAsync(0);

        await Expect(mei.FileLink("findings <b>.pdf")).ToBeVisibleAsync();
        await Expect(mei.FileLink("pasted.log")).ToBeVisibleAsync();
        await Expect(mei.FileLink("wrong.txt")).ToHaveCountAsync(0);
        await Eventually.That(() => mei.FileLink("dock-4.png").Locator("img").EvaluateAsync<bool>("i => i.complete && i.naturalWidth === 80"));
        var before = await mei.Message("All of this morning.").InnerHTMLAsync();
        await DownloadsAsync(mei, "findings <b>.pdf", "the findings");
        await mei.Page.ReloadAsync();
        await mei.LiveAsync();
        Assert.Equal(before, await mei.Message("All of this morning.").InnerHTMLAsync());

        var address = await mei.FileLink("pasted.log").GetAttributeAsync("href");
        await lead.Message("All of this morning.").FocusAsync();
        await lead.Page.Keyboard.PressAsync("Shift+F10");
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        await lead.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(mei.FileLink("pasted.log")).ToHaveCountAsync(0);
        await Expect(lead.FileLink("pasted.log")).ToHaveCountAsync(0);
        Assert.Equal(404, (await mei.Page.APIRequest.GetAsync(address!)).Status);
        Assert.Equal(404, (await lead.Page.APIRequest.GetAsync(address!)).Status);
        lead.AssertQuietConsole();
        mei.AssertQuietConsole();
    }

    [Fact]
    public async Task A_message_of_files_alone_is_called_as_they_are_in_toast_chat_list_and_reply()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.GoToAsync("/chat");
        await lead.OpenRoomAsync("Contoso");
        await lead.ChooseAsync("plan.txt", "the plan");
        await lead.IsUpAsync("plan.txt");
        await lead.Composer.PressAsync("Enter");
        await Expect(mei.Region("Notifications")).ToContainTextAsync("plan.txt");
        await Expect(mei.Region("Company chat")).ToContainTextAsync("plan.txt");
        await lead.ChooseAsync(("a.txt", [1]), ("b.txt", [2]));
        await lead.IsUpAsync("a.txt");
        await lead.IsUpAsync("b.txt");
        await lead.Button("Send").ClickAsync();
        await Expect(mei.Region("Company chat")).ToContainTextAsync("2 files");

        await mei.OpenRoomAsync("Contoso");
        var message = mei.Message("plan.txt");
        await message.HoverAsync();
        await message.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await Expect(mei.Page.GetByText("Reply to Leonard Adeyemi: plan.txt")).ToBeVisibleAsync();
        await mei.SendAsync("Agreed.");
        await Expect(lead.Message("Agreed.").Locator(".rq")).ToContainTextAsync("plan.txt");
    }

    [Fact]
    public async Task An_unsent_file_survives_a_reload_and_stays_with_its_room()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Release 4.2");
        await lead.OpenRoomAsync("Contoso");
        await lead.ChooseAsync("plan.txt", "the plan");
        await lead.IsUpAsync("plan.txt");
        await lead.Page.ReloadAsync();
        await lead.LiveAsync();
        await lead.IsUpAsync("plan.txt");

        // One that is on its way goes on in its room while another is looked at.
        var held = new TaskCompletionSource();
        await lead.Page.RouteAsync("**/files", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await lead.ChooseAsync("slow.txt", "slow");
        await Expect(lead.Tile("slow.txt").GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await lead.Tab("Release 4.2").ClickAsync();
        await Expect(lead.Tab("Release 4.2")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(lead.Tile("")).ToHaveCountAsync(0);
        held.SetResult();
        await lead.SendAsync("no file here");
        await Expect(lead.Message("no file here").GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await lead.Tab("Contoso").ClickAsync();
        await lead.IsUpAsync("slow.txt");
        await lead.IsUpAsync("plan.txt");
        await lead.SendAsync("both");
        await Expect(lead.Message("both").GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task What_cannot_be_attached_says_why_blocks_nothing_and_can_be_tried_again()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Contoso");
        await lead.Composer.FillAsync("typed before");
        await lead.ChooseAsync(("dump.zip", new byte[(25 * 1024 * 1024) + 1]), ("fits.txt", [1]));
        await Expect(lead.Tile("dump.zip").GetByRole(AriaRole.Alert)).ToHaveTextAsync("25.1 MB, at most 25 MB");
        await lead.IsUpAsync("fits.txt");
        await lead.Page.RouteAsync("**/files", route => route.AbortAsync());
        await lead.ChooseAsync("later.txt", "later");
        await Expect(lead.Tile("later.txt").GetByRole(AriaRole.Alert)).ToHaveTextAsync("Upload failed");
        await lead.Page.UnrouteAllAsync();
        await lead.Tile("later.txt").GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();
        await lead.IsUpAsync("later.txt");
        await lead.ChooseAsync([.. Enumerable.Range(1, 9).Select(i => ($"{i}.txt", new byte[] { 1 }))]);
        await lead.IsUpAsync("8.txt");
        await Expect(lead.Page.GetByText("A message has at most 10 files. 9.txt was not attached.")).ToBeVisibleAsync();
        await Expect(lead.Composer).ToHaveValueAsync("typed before");
        await lead.Composer.PressAsync("Enter");
        await lead.SeesAsync("typed before");
        await Expect(lead.Message("typed before").GetByRole(AriaRole.Link)).ToHaveCountAsync(10);
        await Expect(lead.Tile("dump.zip")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_sent_while_a_file_is_on_its_way_goes_out_with_it_and_waits_for_who_types_on()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Contoso");
        foreach (var typesOn in new[] { false, true })
        {
            var held = new TaskCompletionSource();
            await lead.Page.RouteAsync("**/files", async route =>
            {
                await held.Task;
                await route.ContinueAsync();
            });
            await lead.ChooseAsync("plan.txt", "the plan");
            await lead.EnterAsync($"with the plan {typesOn}");
            await Expect(lead.Page.GetByText("Goes out when plan.txt is up")).ToBeVisibleAsync();
            if (typesOn)
            {
                await lead.Composer.PressSequentiallyAsync("!");
                await Expect(lead.Page.GetByText("Goes out when plan.txt is up")).ToHaveCountAsync(0);
            }

            held.SetResult();
            await lead.Page.UnrouteAllAsync();
            if (typesOn)
            {
                await lead.IsUpAsync("plan.txt");
                await Expect(lead.Composer).ToHaveValueAsync("with the plan True!");
                await lead.Composer.PressAsync("Enter");
            }

            await Expect(lead.Message($"with the plan {typesOn}").And(lead.Page.Locator("[data-number]")).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("download", "plan.txt");
        }
    }

    [Fact]
    public async Task What_is_attached_in_a_shared_browser_is_locked_at_sign_out_and_there_again_for_its_owner_alone()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Contoso");
        await lead.ChooseAsync("secret-plan.txt", "the plan");
        await lead.IsUpAsync("secret-plan.txt");
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Menu of Leonard Adeyemi" }).ClickAsync();
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(lead.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
        Assert.DoesNotContain("secret-plan", await lead.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        await lead.SignInAsync("member");
        await lead.OpenRoomAsync("Contoso");
        await Expect(lead.Tile("")).ToHaveCountAsync(0);
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Menu of Mei Tanaka" }).ClickAsync();
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await lead.SignInAsync("lead");
        await lead.OpenRoomAsync("Contoso");
        await lead.IsUpAsync("secret-plan.txt");
    }

    private static async Task DownloadsAsync(Person person, string name, string content)
    {
        var download = await person.Page.RunAndWaitForDownloadAsync(() => person.FileLink(name).ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        Assert.Equal(content, await reader.ReadToEndAsync());
    }
}
