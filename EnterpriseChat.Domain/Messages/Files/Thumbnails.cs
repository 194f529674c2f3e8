using SkiaSharp;

namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>A picture as it is seen.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Thumbnail">A small one of it, WebP.</param>
public sealed record Picture(int Width, int Height, byte[] Thumbnail);

/// <summary>
/// Makes small pictures of PNG, JPEG, WebP and GIF files, from their pixels alone: nothing else that stands in a file gets into one. What a
/// file calls itself does not count. SVG is no picture here, it is a program.
/// </summary>
public sealed class Thumbnails : IDisposable
{
    /// <summary>Longest side of a thumbnail: twice what a message shows, for screens that draw two pixels for one.</summary>
    public const int Longest = 640;

    /// <summary>Most pixels that are decoded, 96 MB of them: a small file can claim to be a picture that fills all memory.</summary>
    public const long MostDecoded = 24_000_000;

    /// <summary>Most pixels that a file may say it has, where a smaller picture can be decoded from it at once.</summary>
    public const long MostSaid = 100_000_000;

    private const int Quality = 82;
    private static readonly SKEncodedImageFormat[] Known = [SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp, SKEncodedImageFormat.Gif];
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The picture in a file; null when there is none, or it is damaged or has too many pixels.</summary>
    public async Task<Picture?> OfAsync(string path, CancellationToken cancellation)
    {
        // One at a time: each may take much memory for a moment.
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Read(path), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private static Picture? Read(string path)
    {
        using var codec = SKCodec.Create(path);
        if (codec is null || !Known.Contains(codec.EncodedFormat))
        {
            return null;
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var wanted = codec.GetScaledDimensions(Math.Min(1f, 2f * Longest / Math.Max(width, height)));
        if (width < 1 || height < 1 || (long)width * height > MostSaid || (long)wanted.Width * wanted.Height > MostDecoded)
        {
            return null;
        }

        using var pixels = new SKBitmap(new SKImageInfo(wanted.Width, wanted.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(pixels.Info, pixels.GetPixels()) != SKCodecResult.Success)
        {
            return null;
        }

        var isTurned = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        return new Picture(isTurned ? height : width, isTurned ? width : height, Small(pixels, codec.EncodedOrigin));
    }

    /// <summary>The small picture, upright: cameras leave the turning to whoever shows it.</summary>
    private static byte[] Small(SKBitmap pixels, SKEncodedOrigin origin)
    {
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = isTurned ? (pixels.Height, pixels.Width) : (pixels.Width, pixels.Height);
        var scale = Math.Min(1f, (float)Longest / Math.Max(width, height));
        using var small = new SKBitmap(new SKImageInfo(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)), SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(small))
        using (var image = SKImage.FromBitmap(pixels))
        {
            canvas.Clear(SKColors.Transparent);
            canvas.Scale((float)small.Width / width, (float)small.Height / height);
            canvas.Concat(Upright(origin, width, height));
            canvas.DrawImage(image, SKRect.Create(pixels.Width, pixels.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var encoded = small.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded.ToArray();
    }

    /// <summary>From the pixels of a file to an upright picture of that width and height.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
