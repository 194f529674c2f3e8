using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Harness;

/// <summary>
/// A person at a browser. Finds things by role and exact name (product.md section 19), as assistive technology does, and waits for what
/// can be seen. What the pages held and what their consoles said is kept when the test fails.
/// </summary>
public sealed class Person : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _consoleErrors = new();

    private readonly FrameRecorder? _frames;

    private Person(IBrowserContext context, IPage page, bool isRecorded)
    {
        Context = context;
        Page = page;
        _frames = isRecorded ? new FrameRecorder(context) : null;
        context.Console += (_, message) => Note(message.Type == "error" ? $"{message.Text} ({message.Location})" : null);
        context.WebError += (_, error) => Note(error.Error);
    }

    /// <summary>The browser's cookies, storage and pages.</summary>
    public IBrowserContext Context { get; }

    /// <summary>The page in front.</summary>
    public IPage Page { get; private set; }

    /// <summary>What came to this browser, if it was asked for.</summary>
    public FrameRecorder Frames => _frames ?? throw new InvalidOperationException("Nothing was recorded: ask for it when the person arrives.");

    /// <summary>Errors in the console and uncaught ones, of all pages.</summary>
    public IReadOnlyCollection<string> ConsoleErrors => _consoleErrors;

    /// <summary>The content of the page.</summary>
    public ILocator Main => Page.GetByRole(AriaRole.Main);

    /// <summary>The messages of the room in front.</summary>
    public ILocator Messages => Page.GetByRole(AriaRole.Log, new() { Name = "Messages", Exact = true });

    /// <summary>The box in which one writes.</summary>
    public ILocator Composer => Page.GetByRole(AriaRole.Textbox, new() { Name = "Message", Exact = true });

    /// <summary>The row of tabs.</summary>
    public ILocator Tabs => Page.GetByRole(AriaRole.Tablist, new() { Name = "Chats", Exact = true });

    internal static async Task<Person> ArriveAsync(IBrowserContext context, bool isRecorded)
    {
        context.SetDefaultTimeout(10_000);
        var page = await context.NewPageAsync();
        return new Person(context, page, isRecorded);
    }

    /// <summary>Signs in through the form and waits for what follows it.</summary>
    public async Task SignInAsync(string userName, string password = Demo.Password)
    {
        await Page.GotoAsync("/sign-in");
        await SettleAsync();
        await Textbox("User name").FillAsync(userName);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Button("Sign in").ClickAsync();
        await Expect(Page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        await LiveAsync();
    }

    /// <summary>Waits until the page answers; what is prerendered does not yet.</summary>
    public Task LiveAsync() => Expect(Page.Locator("[data-live]").First).ToBeAttachedAsync(new() { Timeout = 15_000 });

    /// <summary>Goes to an address and waits until it answers.</summary>
    public async Task GoToAsync(string path)
    {
        await SettleAsync();
        await Page.GotoAsync(path);
        await LiveAsync();
    }

    /// <summary>Opens one more tab of the same browser, which comes in front.</summary>
    public async Task<IPage> NewTabAsync(string path)
    {
        Page = await Context.NewPageAsync();
        await GoToAsync(path);
        return Page;
    }

    /// <summary>Opens a room from the chat list and waits until one can write in it.</summary>
    public async Task OpenRoomAsync(string name)
    {
        if (!new Uri(Page.Url).AbsolutePath.StartsWith("/chat", StringComparison.Ordinal))
        {
            await GoToAsync("/chat");
        }

        await Tab("Chat list").ClickAsync();
        var row = Main.GetByRole(AriaRole.Listitem);
        await row.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })
            .Or(row.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).First.ClickAsync();
        await Expect(Tab(name)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Composer).ToBeVisibleAsync();
    }

    /// <summary>Writes into the composer and presses Enter; waits until the server has it.</summary>
    public async Task SendAsync(string text)
    {
        await EnterAsync(text);
        await Expect(Message(text).And(Page.Locator("[data-own]:not([data-pending])")).First).ToBeVisibleAsync();
    }

    /// <summary>Writes into the composer and presses Enter, whatever comes of it.</summary>
    public async Task EnterAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Waits until a message of another or one's own stands in the list.</summary>
    public Task SeesAsync(string text) => Expect(Message(text).First).ToBeVisibleAsync();

    /// <summary>The messages that hold a text.</summary>
    public ILocator Message(string text) => Messages.GetByRole(AriaRole.Article).Filter(new() { HasText = text });

    /// <summary>The tab whose name begins with a name; its number may follow. The list owns its tabs and does not hold them.</summary>
    public ILocator Tab(string name) => Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex($"^{Regex.Escape(name)}") });

    /// <summary>Waits until nothing of an open room is unread; gives what the title then counts, of other rooms.</summary>
    public async Task<int> HasReadAsync(string room)
    {
        await Expect(Page.Locator($"[role=tab][title='{room}'] .badge")).ToHaveCountAsync(0);
        return Regex.Match(await Page.TitleAsync(), @"^\((\d+)\) ") is { Success: true } count ? int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Waits until the title of the Chat page counts so many unread messages.</summary>
    public Task CountsAsync(int unread) => Expect(Page).ToHaveTitleAsync(unread == 0 ? "Chat" : $"({unread}) Chat");

    /// <summary>The name of a user in the users list.</summary>
    public ILocator User(string name) => Region("Users").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The button of exactly this name.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The text box of exactly this name.</summary>
    public ILocator Textbox(string name) => Page.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });

    /// <summary>The region of exactly this name.</summary>
    public ILocator Region(string name) => Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    /// <summary>The dialog of exactly this name.</summary>
    public ILocator Dialog(string name) => Page.GetByRole(AriaRole.Dialog, new() { Name = name, Exact = true });

    /// <summary>Fails when the console of any page told of an error.</summary>
    public void AssertQuietConsole() => Findings.None(_consoleErrors);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // No trace: it would take a quarter of all the time of the tests in a browser.
        foreach (var page in Context.Pages)
        {
            await Evidence.KeepAsync($"page-{Guid.NewGuid().ToString("N")[..8]}.html", async file => await File.WriteAllTextAsync(file, await HeldAsync(page)));
        }

        await Context.DisposeAsync();
    }

    /// <summary>Before a page is left: the browser forgets its bodies.</summary>
    private Task SettleAsync() => _frames?.SettleAsync() ?? Task.CompletedTask;

    private async Task<string> HeldAsync(IPage page)
    {
        try
        {
            var html = await page.ContentAsync().WaitAsync(TimeSpan.FromSeconds(5));
            return $"<!-- {page.Url}\n{string.Join('\n', _consoleErrors)}\n-->\n{html}";
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            return $"{page.Url} could not be read: {e.Message}\n{string.Join('\n', _consoleErrors)}";
        }
    }

    private void Note(string? error)
    {
        if (error is not null)
        {
            _consoleErrors.Enqueue(error);
        }
    }
}
