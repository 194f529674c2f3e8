using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Controls;

/// <summary>What is done before the server has answered.</summary>
public sealed partial class TransferTests
{
    [Fact]
    public async Task On_a_slow_line_clicks_show_at_once_and_on_a_lost_one_nothing_is_lost()
    {
        (_server, _stand) = await ControlsStand.StartAsync();
        await using var network = new TcpProxy(_server.Address);
        _person = await browsers.SignInAsync(network.Address, "lead");
        await _person.GoToAsync("/account");
        network.GoAway();
        await Expect(_person.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
        await Row("u2").ClickAsync();
        await Row("u4").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await AssertPickedAsync("u2", "u4");
        await Button("Add").DispatchEventAsync("click");
        network.ComeBack();
        await SelectedAsync("u1", "u2", "u4");
        await Expect(Group.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 added");
    }

    [Fact]
    public async Task Two_Enters_move_two_rows_however_late_the_server_answers()
    {
        (_server, _stand) = await ControlsStand.StartAsync();
        await using var network = new TcpProxy(_server.Address);
        _person = await browsers.SignInAsync(network.Address, "lead");
        await _person.GoToAsync("/account");
        await Filter("available").FocusAsync();
        await PressAsync("Tab", "Home");
        await Expect(Active).ToHaveAttributeAsync("data-key", "u0");
        network.GoAway();
        await Expect(_person.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
        await PressAsync("Enter", "Enter");
        network.ComeBack();
        await SelectedAsync("u0", "u1", "u2");
        await Expect(Active).ToHaveAttributeAsync("data-key", "u3");
    }
}
