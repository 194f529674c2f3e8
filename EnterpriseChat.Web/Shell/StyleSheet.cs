using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace EnterpriseChat.Web.Shell;

/// <summary>
/// The product's own style sheets as one. A browser asks a server without HTTP/2 for six things at a time and paints nothing before the last
/// style sheet has come, so twenty of them held the first picture back behind all scripts.
/// </summary>
internal static class StyleSheet
{
    /// <summary>The sheets by their paths below <c>wwwroot</c>, in the order in which one wins over another.</summary>
    public static IReadOnlyList<string> Parts { get; } =
    [
        "shell/tokens.css", "shell/base.css", "shell/controls.css", "people/people.css", "shell/frame.css", "shell/over.css", "controls/forms.css",
        "controls/dialog.css", "people/user.css", "controls/menu.css", "controls/transfer.css", "shell/mud.css", "administration/grid.css",
        "administration/matrix.css", "chat/chat.css", "messages/messages.css", "messages/room.css", "messages/composer.css",
        "messages/mentions.css", "messages/attach.css", "messages/versions.css", "rooms/room-dialog.css", "sign-in/sign-in.css", "sign-in/account.css",
        "notifications/notifications.css", "search/search.css",
    ];

    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(string.Join('\n', Parts.Select(Read)));
    private static readonly byte[] Packed = Pack(Plain);

    /// <summary>Where it is: as deep as its parts, so that what they refer to is found, and another with every change.</summary>
    public static string Address { get; } = $"shell/all.{Convert.ToHexStringLower(SHA256.HashData(Plain))[..12]}.css";

    /// <summary>Serves it.</summary>
    public static void MapStyleSheet(this WebApplication app) => app.MapGet($"/{Address}", (HttpContext context) =>
    {
        var isPacked = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        context.Response.Headers.ContentEncoding = isPacked ? "gzip" : default;
        return Results.Bytes(isPacked ? Packed : Plain, "text/css; charset=utf-8");
    });

    private static string Read(string part)
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream(part)
            ?? throw new InvalidOperationException($"There is no style sheet {part} in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }
}
