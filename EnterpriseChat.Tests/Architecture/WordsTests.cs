using System.Text.RegularExpressions;
using System.Xml.Linq;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Architecture;

/// <summary>The resources hold the words that are said, and no others.</summary>
public sealed partial class WordsTests
{
    [Theory]
    [InlineData("EnterpriseChat.Domain")]
    [InlineData("EnterpriseChat.Web")]
    public void Every_word_is_used(string project)
    {
        // Web may say a word of Domain too, if it is public there.
        var sources = string.Concat(Repository.Files("", ".cs", ".razor", ".js").Where(file => !file.StartsWith("EnterpriseChat.Tests", StringComparison.Ordinal))
            .Select(Repository.Read));
        Findings.None(Unused(Names(project), sources));
    }

    [Theory]
    [InlineData("EnterpriseChat.Domain")]
    [InlineData("EnterpriseChat.Web")]
    public void No_word_is_empty_or_there_twice(string project)
    {
        Assert.Distinct(Names(project), StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain(Entries(project), entry => string.IsNullOrWhiteSpace(entry.Element("value")?.Value));
    }

    [Fact]
    public void An_unused_word_is_found() =>
        Assert.Equal(
            ["Gone", "KindOther"],
            Unused(
                ["Used", "Gone", "AuditPosted", "KindOther", "Script_Jump"],
                "Words.Used; Words.GoneToo; Words.ResourceManager.GetString($\"Audit{code}\", culture); word('Script_Jump')"));

    private static IEnumerable<string> Unused(IEnumerable<string> names, string sources)
    {
        var used = Used().Matches(sources).Select(match => match.Groups[1].Value).ToHashSet();
        var prefixes = Prefix().Matches(sources).Select(match => match.Groups[1].Value).ToList();
        return names.Where(name => !used.Contains(name) && !prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    private static IEnumerable<XElement> Entries(string project) => XDocument.Parse(Repository.Read($"{project}/Words.resx")).Root!.Elements("data");

    private static IEnumerable<string> Names(string project) => Entries(project).Select(entry => entry.Attribute("name")!.Value);

    /// <summary>In C# and markup <c>Words.Name</c>; in a browser module the key as a literal, <c>word('Script_Name')</c>.</summary>
    [GeneratedRegex(@"(?:\bWords\.|['""`](?=Script_))(\w+)")]
    private static partial Regex Used();

    /// <summary>A family of words that is asked for by code: <c>GetString($"Audit{code}")</c> or <c>GetString("Audit" + code)</c>.</summary>
    [GeneratedRegex(@"ResourceManager\.GetString\(\s*\$?""(\w+)")]
    private static partial Regex Prefix();
}
