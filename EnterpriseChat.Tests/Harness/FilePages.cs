using Microsoft.Playwright;
using SkiaSharp;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Files in messages and in the composer, and the way there.</summary>
internal static class FilePages
{
    /// <summary>Pictures and files in messages, and files in the composer: one that is there, one on its way, one that failed, one too large.</summary>
    public static async Task AttachedAsync(Person p)
    {
        await p.GoToAsync("/chat");
        await p.OpenRoomAsync("Contoso");
        await p.ChooseAsync(("dock-4.png", Scene(SKColors.SteelBlue)), ("label.png", Scene(SKColors.SaddleBrown)), ("fabrikam-2026-10-invoices-export-second-run-without-header.csv", new byte[1_234_567]));
        await p.IsUpAsync("second-run");
        await p.SendAsync("Two photos from dock 4 and the export as we got it.");
        await p.ChooseAsync(("dock-4-morning.png", Scene(SKColors.DarkSeaGreen)));
        await p.IsUpAsync("dock-4-morning.png");
        await p.Page.RouteAsync("**/files", route => route.AbortAsync());
        await p.ChooseAsync("findings.pdf", "no line");
        await Assertions.Expect(p.Tile("findings.pdf").GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await p.Page.UnrouteAsync("**/files");

        // Never answered: it stays on its way.
        await p.Page.RouteAsync("**/files", _ => Task.CompletedTask);
        await p.ChooseAsync(("print-server-2026-11-13.log", new byte[300_000]), ("scanner-memory-dump.zip", new byte[27_000_000]));
        await Assertions.Expect(p.Tile("print-server").GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await p.Composer.FillAsync("The log of this morning");
    }

    private static byte[] Scene(SKColor colour)
    {
        using var bitmap = new SKBitmap(640, 400);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(colour);
            using var paint = new SKPaint { Color = SKColors.White.WithAlpha(180) };
            canvas.DrawCircle(480, 110, 50, paint);
            canvas.DrawRoundRect(60, 220, 520, 120, 12, 12, paint);
        }

        using var encoded = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }
}
