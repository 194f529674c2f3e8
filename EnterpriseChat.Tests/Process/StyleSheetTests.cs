using System.IO.Compression;
using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Shell;

namespace EnterpriseChat.Tests.Processes;

/// <summary>The style sheets of the product come as one.</summary>
[Collection(SharedServer.Collection)]
public sealed partial class StyleSheetTests(DemoServer demo)
{
    [Fact]
    public void Every_sheet_of_the_project_is_in_it_once()
    {
        var root = Path.Combine(Repository.Root, "EnterpriseChat.Web", "wwwroot");
        var files = Directory.EnumerateFiles(root, "*.css", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'));
        Assert.Equal(files.Order(StringComparer.Ordinal), StyleSheet.Parts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_names_one_sheet_that_may_be_kept_for_ever_and_comes_packed_to_who_can_unpack_it()
    {
        var server = await demo.ServerAsync();
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = server.Address };
        var sheets = Sheet().Matches(await http.GetStringAsync("/sign-in"));
        var address = Assert.Single(sheets).Groups["address"].Value;
        using var plain = await http.GetAsync(address);
        Assert.True(plain.Headers.CacheControl is { Public: true, MaxAge.TotalDays: >= 365 });
        Assert.Equal("text/css", plain.Content.Headers.ContentType?.MediaType);
        var text = await plain.Content.ReadAsStringAsync();
        Assert.Contains("--text-body", text, StringComparison.Ordinal);

        using var asking = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "gzip" } } };
        using var packed = await http.SendAsync(asking);
        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        await using var unpacked = new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(text, await new StreamReader(unpacked).ReadToEndAsync());
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"(?<address>[^\"]+)\"")]
    private static partial Regex Sheet();
}
