using System.Text;
using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The ways to attach a file in a browser, and what is then to be seen.</summary>
internal static class AttachSteps
{
    private const string Carry =
        "async (target, [kinds, name, text]) => { const carried = new DataTransfer(); carried.items.add(new File([text], name)); for (const kind of kinds) {"
        + " target.dispatchEvent(kind === 'paste' ? new ClipboardEvent(kind, { clipboardData: carried, bubbles: true, cancelable: true })"
        + " : new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true })); } }";

    private static readonly string[] Pasted = ["paste"];
    private static readonly string[] Dropped = ["dragover", "drop"];

    /// <summary>By the button and the browser's own dialog.</summary>
    public static async Task ChooseAsync(this Person person, params (string Name, byte[] Content)[] files)
    {
        var chooser = await person.Page.RunAndWaitForFileChooserAsync(() => person.Button("Attach").ClickAsync());
        Assert.True(chooser.IsMultiple);
        await chooser.SetFilesAsync(files.Select(f => new FilePayload { Name = f.Name, MimeType = "text/plain", Buffer = f.Content }));
    }

    public static Task ChooseAsync(this Person person, string name, string content) => person.ChooseAsync((name, Encoding.UTF8.GetBytes(content)));

    /// <summary>As the browser does when a file is pasted into the box.</summary>
    public static Task PasteFileAsync(this Person person, string name, string content) =>
        person.Composer.EvaluateAsync(Carry, new object[] { Pasted, name, content });

    /// <summary>As the browser does when a file is dragged onto the messages and let go.</summary>
    public static Task DropFileAsync(this Person person, string name, string content) =>
        person.Messages.EvaluateAsync(Carry, new object[] { Dropped, name, content });

    /// <summary>The tile of an attached file.</summary>
    public static ILocator Tile(this Person person, string name) =>
        person.Page.GetByRole(AriaRole.List, new() { Name = "Attached files" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });

    /// <summary>Waits until a file is on the server.</summary>
    public static async Task IsUpAsync(this Person person, string name)
    {
        await Assertions.Expect(person.Tile(name)).ToBeVisibleAsync();
        await Assertions.Expect(person.Tile(name).GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await Assertions.Expect(person.Tile(name).GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    /// <summary>The link of a file in the messages.</summary>
    public static ILocator FileLink(this Person person, string name) => person.Messages.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
