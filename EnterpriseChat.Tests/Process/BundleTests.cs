using System.IO.Compression;
using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Shell;

namespace EnterpriseChat.Tests.Processes;

/// <summary>The style sheets of the product come as one, and so do its scripts.</summary>
[Collection(SharedServer.Collection)]
public sealed partial class BundleTests(DemoServer demo)
{
    private static readonly string Root = Path.Combine(Repository.Root, "EnterpriseChat.Web", "wwwroot");

    [Fact]
    public void Every_sheet_of_the_project_is_in_it_once() => Assert.Equal(Files("*.css"), StyleSheet.Parts.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_script_of_the_project_is_in_it_once()
    {
        // The theme comes by itself, before the first picture.
        var (_, parts) = Script.Join("shell/app.js", part => File.ReadAllText(Path.Combine(Root, part)));
        Assert.Equal(Files("*.js").Where(file => file != "shell/theme.js"), parts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Modules_run_in_the_order_of_the_language_each_once()
    {
        var (text, parts) = Join(new()
        {
            ["a/first.js"] = "import \"./second.js\";\nimport { x as y, z } from \"../b/third.js\";\nuse(y, z);\n",
            ["a/second.js"] = "import { z } from \"../b/third.js\";\nexport async function two() {\n  z();\n}\n",
            ["b/third.js"] = "export const x = 1;\nexport class z {}\n",
        });
        Assert.Equal(["b/third.js", "a/second.js", "a/first.js"], parts);
        Assert.Equal(
            """
            // b/third.js
            const module0 = (() => {
            const x = 1;
            class z {}
            return { x, z };
            })();
            // a/second.js
            const module1 = (() => {
            const { z } = module0;
            async function two() {
              z();
            }
            return { two };
            })();
            // a/first.js
            const module2 = (() => {

            const { x: y, z } = module0;
            use(y, z);
            return {  };
            })();

            """,
            text);
    }

    [Theory]
    [InlineData("import \"./first.js\";")]
    [InlineData("import * as all from \"./other.js\";")]
    [InlineData("import all from \"./other.js\";")]
    [InlineData("export default 1;")]
    [InlineData("export let x = 1;")]
    [InlineData("export { x };")]
    [InlineData("const x = await import(\"./other.js\");")]
    [InlineData("await x;")]
    [InlineData("const x = import.meta.url;")]
    public void What_it_does_not_understand_stops_the_start(string line) =>
        Assert.Throws<InvalidOperationException>(() => Join(new() { ["a/first.js"] = line }));

    [Theory]
    [InlineData("text/css", "--text-body")]
    [InlineData("text/javascript", "Blazor.start")]
    public async Task A_page_names_one_file_that_may_be_kept_for_ever_and_comes_packed_to_who_can_unpack_it(string type, string part)
    {
        var server = await demo.ServerAsync();
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = server.Address };
        var files = (type == "text/css" ? Sheet() : Module()).Matches(await http.GetStringAsync("/sign-in"));
        var address = Assert.Single(files).Groups["address"].Value;
        using var plain = await http.GetAsync(address);
        Assert.True(plain.Headers.CacheControl is { Public: true, MaxAge.TotalDays: >= 365 });
        Assert.Equal(type, plain.Content.Headers.ContentType?.MediaType);
        var text = await plain.Content.ReadAsStringAsync();
        Assert.Contains(part, text, StringComparison.Ordinal);

        using var asking = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "gzip" } } };
        using var packed = await http.SendAsync(asking);
        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        await using var unpacked = new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(text, await new StreamReader(unpacked).ReadToEndAsync());
    }

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static (string Text, IReadOnlyList<string> Parts) Join(Dictionary<string, string> files) =>
        Script.Join("a/first.js", path => files.GetValueOrDefault(path, ""));

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"(?<address>[^\"]+)\"")]
    private static partial Regex Sheet();

    [GeneratedRegex("<script type=\"module\" src=\"(?<address>[^\"]+)\"")]
    private static partial Regex Module();
}
