using System.Text;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.Storage;
using SkiaSharp;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Attaching files in a world, and pictures to attach.</summary>
internal static class FileWorld
{
    public static Task<Outcome<FileView>> TryAttachAsync(this World world, UserId user, PublicId room, (string Name, byte[] Content) file) =>
        world.Get<AttachFile>().HandleAsync(World.As(user), new NewFile(room, file.Name, file.Content.Length, new MemoryStream(file.Content)), default);

    public static async Task<PublicId> AttachAsync(this World world, UserId user, PublicId room, (string Name, string Content) file) =>
        (await world.TryAttachAsync(user, room, (file.Name, Encoding.UTF8.GetBytes(file.Content)))).Value.PublicId;

    public static Task<Outcome<PostedMessage>> PostWithAsync(this World world, UserId author, (PublicId Room, string Text) to, params PublicId[] files) =>
        world.Get<PostMessage>().HandleAsync(World.As(author), new NewMessage(to.Room, PublicId.New().Value, to.Text) { Files = files }, default);

    /// <summary>A message with a file, and a file that is not sent.</summary>
    public static async Task LeaveFilesAsync(this World world, PublicId room)
    {
        Assert.True((await world.PostWithAsync(world.Lead, (room, ""), await world.AttachAsync(world.Lead, room, ("plan.txt", "a plan")))).IsDone);
        await world.AttachAsync(world.Lead, room, ("unsent.txt", "not sent"));
    }

    /// <summary>What is in a file, for a reader who may have it; null for others.</summary>
    public static async Task<string?> ReadAsync(this World world, UserId reader, PublicId file)
    {
        var opened = await world.Get<OpenFile>().HandleAsync(World.As(reader), file, default);
        return opened.IsDone ? await File.ReadAllTextAsync(opened.Value.Content) : null;
    }

    /// <summary>The contents in the data directory, without those that are being received.</summary>
    public static IReadOnlyList<string> Contents(this World world) =>
        Directory.GetFiles(Path.Combine(world.Path, DataDirectory.FilesName), "*", SearchOption.AllDirectories);

    /// <summary>A picture whose left half is red and whose right half is blue.</summary>
    public static byte[] Picture(SKEncodedImageFormat format, int width = 80, int height = 40)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, width / 2f, height, red);
        }

        using var encoded = bitmap.Encode(format, 100);
        return encoded.ToArray();
    }
}
