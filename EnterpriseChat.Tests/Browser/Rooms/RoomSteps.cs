using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Rooms;

/// <summary>What people do with the dialogs of chat rooms.</summary>
internal static class RoomSteps
{
    public static ILocator Room(this Person person, string name) =>
        person.Region("Chat rooms").GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static async Task<ILocator> AddAsync(this Person person, string name)
    {
        await person.GoToAsync("/chat");
        await person.Button("Add chat room").ClickAsync();
        var dialog = person.Dialog("Add chat room");
        await Expect(person.Textbox("Name")).ToBeFocusedAsync();
        await person.Textbox("Name").FillAsync(name);
        return dialog;
    }

    public static async Task<ILocator> EditAsync(this Person person, string name)
    {
        await person.GoToAsync("/chat");
        await person.Button($"Edit {name}").ClickAsync();
        await Expect(person.Textbox("Name")).ToHaveValueAsync(name);
        return person.Dialog("Edit chat room");
    }

    /// <summary>An entry of one of the two lists of a kind, such as <c>Available</c> <c>users</c>.</summary>
    public static ILocator Entry(this ILocator dialog, string list, string kind, string name) =>
        dialog.GetByRole(AriaRole.Listbox, new() { Name = $"{list} {kind}", Exact = true })
            .GetByRole(AriaRole.Option, new() { NameRegex = new($"^{System.Text.RegularExpressions.Regex.Escape(name)}") });

    public static async Task SaveAsync(this ILocator dialog)
    {
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    public static Task PrivateAsync(this ILocator dialog) => dialog.GetByRole(AriaRole.Radio, new() { Name = "Private", Exact = true }).CheckAsync();
}
