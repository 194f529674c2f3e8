using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace EnterpriseChat.Web.Shell;

/// <summary>
/// Many of the product's own files as one: a browser asks a server without HTTP/2 for six things at a time, so seventy of them come one
/// behind the other.
/// </summary>
internal sealed class Bundle
{
    private readonly byte[] _plain;
    private readonly byte[] _packed;
    private readonly string _type;

    /// <summary>Makes it of its whole text.</summary>
    /// <param name="name">Its path below the server's root with <c>*</c>, where the digest of its text comes.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="text">What stands in it.</param>
    public Bundle(string name, string type, string text)
    {
        _plain = Encoding.UTF8.GetBytes(text);
        _packed = Pack(_plain);
        _type = $"{type}; charset=utf-8";
        Address = name.Replace("*", Convert.ToHexStringLower(SHA256.HashData(_plain))[..12], StringComparison.Ordinal);
    }

    /// <summary>Where it is: another address with every change, so that a browser may keep it for ever.</summary>
    public string Address { get; }

    /// <summary>The text of one of the product's own files, by its path below <c>wwwroot</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such file in the program.</exception>
    public static string Read(string part)
    {
        using var stream = typeof(Bundle).Assembly.GetManifestResourceStream(part)
            ?? throw new InvalidOperationException($"There is no file {part} in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Serves it.</summary>
    public void Map(WebApplication app) => app.MapGet($"/{Address}", (HttpContext context) =>
    {
        var isPacked = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        context.Response.Headers.ContentEncoding = isPacked ? "gzip" : default;
        return Results.Bytes(isPacked ? _packed : _plain, _type);
    });

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
