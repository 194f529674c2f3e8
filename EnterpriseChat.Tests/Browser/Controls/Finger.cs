using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Browser.Controls;

/// <summary>One finger on the page, as the browser itself gets it from a screen.</summary>
internal sealed class Finger : IAsyncDisposable
{
    private readonly ICDPSession _session;
    private float _x;
    private float _y;

    private Finger(ICDPSession session) => _session = session;

    public static async Task<Finger> OnAsync(IPage page) => new(await page.Context.NewCDPSessionAsync(page));

    /// <summary>Puts it on the middle of something.</summary>
    public async Task DownAsync(ILocator on)
    {
        (_x, _y) = await TransferTests.CentreAsync(on);
        await SendAsync("touchStart", isDown: true);
    }

    /// <summary>Moves it to the middle of something.</summary>
    public async Task MoveAsync(ILocator to)
    {
        var box = await to.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not there.");
        await MoveByAsync(box.X + (box.Width / 2) - _x, box.Y + (box.Height / 2) - _y);
    }

    /// <summary>Moves it so far, in small steps.</summary>
    public async Task MoveByAsync(float x, float y)
    {
        const int Steps = 8;
        for (var i = 0; i < Steps; i++)
        {
            (_x, _y) = (_x + (x / Steps), _y + (y / Steps));
            await SendAsync("touchMove", isDown: true);
        }
    }

    /// <summary>Takes it off.</summary>
    public Task UpAsync() => SendAsync("touchEnd", isDown: false);

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _session.DetachAsync();

    private async Task SendAsync(string type, bool isDown) => await _session.SendAsync(
        "Input.dispatchTouchEvent",
        new() { ["type"] = type, ["touchPoints"] = isDown ? new object[] { new { x = _x, y = _y } } : [] });
}
