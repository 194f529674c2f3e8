using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>One Chromium for all browser tests; every person in it has cookies and storage of their own.</summary>
public sealed class Browsers : IAsyncLifetime
{
    /// <summary>The collection whose tests share it, one after another.</summary>
    public const string Collection = "Browser";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private IPlaywright? _playwright;

    /// <summary>The browser.</summary>
    public IBrowser Chromium { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserProgram.Find(), Args = Arguments });
    }

    /// <summary>A person with a browser of their own who has not signed in.</summary>
    /// <param name="server">The server, or a <see cref="TcpProxy"/> in front of it.</param>
    /// <param name="options">What the browser claims: zone, language, size, colours.</param>
    /// <param name="isRecorded">Whether all that comes to the browser is kept.</param>
    public async Task<Person> StrangerAsync(Uri server, BrowserNewContextOptions? options = null, bool isRecorded = false)
    {
        options ??= new BrowserNewContextOptions { Locale = "en-GB", TimezoneId = "Europe/Berlin" };
        options.BaseURL = server.AbsoluteUri;
        return await Person.ArriveAsync(await Chromium.NewContextAsync(options), isRecorded);
    }

    /// <summary>A person with a browser of their own, signed in through the form, on the page that follows.</summary>
    public async Task<Person> SignInAsync(
        Uri server, string userName, string password = Demo.Password, BrowserNewContextOptions? options = null)
    {
        var person = await StrangerAsync(server, options);
        await person.SignInAsync(userName, password);
        return person;
    }

    /// <summary>As <see cref="SignInAsync"/>, with all that comes to the browser kept from the first byte.</summary>
    public async Task<Person> RecordedAsync(Uri server, string userName)
    {
        var person = await StrangerAsync(server, isRecorded: true);
        await person.SignInAsync(userName);
        return person;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Binds the tests of the collection to the one browser and to the server with the demo.</summary>
[CollectionDefinition(Browsers.Collection)]
public sealed class BrowserCollection : ICollectionFixture<Browsers>, ICollectionFixture<DemoServer>;
