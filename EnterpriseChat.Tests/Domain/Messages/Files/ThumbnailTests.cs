using System.Buffers.Binary;
using System.Text;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Tests.Harness;
using SkiaSharp;

namespace EnterpriseChat.Tests.Domain.Messages.Files;

/// <summary>Small pictures: of pixels alone, upright, and never of what would take all memory.</summary>
public sealed class ThumbnailTests
{
    /// <summary>A GIF of two pixels, red and blue.</summary>
    private const string Gif = "R0lGODlhAgABAIAAAP8AAAAA/ywAAAAAAgABAAACAkQKADs=";

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_picture_has_a_thumbnail(SKEncodedImageFormat format)
    {
        var picture = await OfAsync(FileWorld.Picture(format, 1600, 400));
        Assert.Equal((1600, 400), (picture!.Width, picture.Height));
        using var small = SKBitmap.Decode(picture.Thumbnail);
        Assert.Equal((640, 160), (small.Width, small.Height));
        Assert.Equal(("red", "blue"), (Colour(small, 10, 80), Colour(small, 630, 80)));
    }

    [Fact]
    public async Task A_gif_has_a_thumbnail_of_its_first_picture()
    {
        var picture = await OfAsync(Convert.FromBase64String(Gif));
        Assert.Equal((2, 1), (picture!.Width, picture.Height));
    }

    [Fact]
    public async Task A_picture_that_a_camera_turned_stands_upright()
    {
        var turned = WithOrientation(FileWorld.Picture(SKEncodedImageFormat.Jpeg), 6);
        var picture = await OfAsync(turned);
        Assert.Equal((40, 80), (picture!.Width, picture.Height));
        using var small = SKBitmap.Decode(picture.Thumbnail);
        Assert.Equal(("red", "blue"), (Colour(small, 20, 5), Colour(small, 20, 75)));
    }

    [Fact]
    public async Task Nothing_but_pixels_gets_into_a_thumbnail()
    {
        var hidden = WithOrientation(FileWorld.Picture(SKEncodedImageFormat.Jpeg), 1, "taken at 52.5 N 13.4 E");
        Assert.Contains("52.5 N", Encoding.Latin1.GetString(hidden), StringComparison.Ordinal);
        Assert.DoesNotContain("52.5 N", Encoding.Latin1.GetString((await OfAsync(hidden))!.Thumbnail), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>alert(1)</script></svg>")]
    [InlineData("BM no picture")]
    [InlineData("")]
    public async Task What_is_no_picture_of_a_known_kind_has_none(string content) => Assert.Null(await OfAsync(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public async Task A_damaged_picture_and_one_that_claims_to_be_vast_have_none()
    {
        var picture = FileWorld.Picture(SKEncodedImageFormat.Png, 400, 400);
        Assert.Null(await OfAsync(picture[..(picture.Length / 2)]));

        // Width and height of a PNG stand behind its first 16 bytes, and a checksum of them behind that.
        var vast = (byte[])picture.Clone();
        new byte[] { 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30 }.CopyTo(vast, 16);
        BinaryPrimitives.WriteUInt32BigEndian(vast.AsSpan(29), Checksum(vast.AsSpan(12, 17)));
        using (var said = SKCodec.Create(new SKMemoryStream(vast)))
        {
            Assert.Equal(30_000, said.Info.Width);
        }

        Assert.Null(await OfAsync(vast));
    }

    private static async Task<Picture?> OfAsync(byte[] content)
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllBytesAsync(directory.File("picture"), content);
        using var thumbnails = new Thumbnails();
        return await thumbnails.OfAsync(directory.File("picture"), default);
    }

    /// <summary>The checksum of a part of a PNG.</summary>
    private static uint Checksum(ReadOnlySpan<byte> part)
    {
        var sum = uint.MaxValue;
        foreach (var one in part)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
        }

        return ~sum;
    }

    private static string Colour(SKBitmap picture, int x, int y) => picture.GetPixel(x, y) is { Red: > 200, Blue: < 60 } ? "red" : picture.GetPixel(x, y) is { Red: < 60, Blue: > 200 } ? "blue" : "other";

    /// <summary>A JPEG with an EXIF part behind its first two bytes, which says how it was held and what else a camera says.</summary>
    private static byte[] WithOrientation(byte[] jpeg, byte orientation, string said = "")
    {
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(said),
        ];
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }
}
