using System.Globalization;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Architecture;

/// <summary>
/// Nothing grows past its agreed size. What is larger stands in <c>sizes.txt</c> with its count, and that list may only shrink: an entry
/// must be lowered when its thing got smaller, and leave when it is small enough.
/// </summary>
public sealed class SizeTests
{
    private const string List = "EnterpriseChat.Tests/Architecture/sizes.txt";
    private static readonly string[] Kinds = [".razor", ".cs", ".css", ".js"];
    private static readonly string[] Folders = ["EnterpriseChat.Domain", "EnterpriseChat.Web", "EnterpriseChat.Tests", "eng"];

    [Fact]
    public void Nothing_is_larger_than_agreed() => Findings.None(Disagreements(Found(), Agreed(Repository.Read(List))));

    [Fact]
    public void A_list_that_does_not_fit_is_told()
    {
        Oversize[] found = [new("lines", "A.cs", 300), new("method", "B.cs#F", 40)];
        Assert.Empty(Disagreements(found, Agreed("# why\nlines A.cs 300\nmethod B.cs#F 40\n")));
        Assert.Equal(["too large: method B.cs#F 40"], Disagreements(found, Agreed("lines A.cs 300")));
        Assert.Equal(["too large: lines A.cs 300"], Disagreements(found, Agreed("lines A.cs 299\nmethod B.cs#F 40")));
        Assert.Equal(["lower the list: lines A.cs 300"], Disagreements(found, Agreed("lines A.cs 301\nmethod B.cs#F 40")));
        Assert.Equal(["take off the list: lines C.cs"], Disagreements(found, Agreed("lines A.cs 300\nlines C.cs 260\nmethod B.cs#F 40")));
    }

    [Theory]
    [InlineData("class C(int a, int b, int c, int d, int e, int f, int g);", "services x.cs#C 7")]
    [InlineData("class C { void F(int a, int b, int c, int d, int e) { } }", "parameters x.cs#F 5")]
    [InlineData("class C { void F() { if (a) { foreach (var x in y) { while (b) { if (c) { } } } } } }", "nesting x.cs#F 4")]
    [InlineData("class C { void F() {\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n} }", "method x.cs#F 31")]
    public void What_is_too_large_is_found(string source, string told)
    {
        var found = Assert.Single(Sizes.OfMembers("x.cs", source));
        Assert.Equal(told, $"{found.What} {found.Where} {found.Count}");
    }

    [Fact]
    public void Files_are_counted_by_their_kind()
    {
        var text = string.Join('\n', Enumerable.Repeat("x", 201));
        Assert.Single(Sizes.OfFile("A.razor.cs", text));
        Assert.Empty(Sizes.OfFile("A.cs", text));
    }

    private static IEnumerable<Oversize> Found()
    {
        string[] ours = [.. Folders.SelectMany(folder => Repository.Files(folder, Kinds))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))];
        return ours.SelectMany(file => Sizes.OfFile(file, Repository.Read(file)))
            .Concat(ours.Where(HasMembers).SelectMany(file => Sizes.OfMembers(file, Repository.Read(file))));
    }

    /// <summary>A test may be as long as its story; all other code keeps the bounds of members.</summary>
    private static bool HasMembers(string file) =>
        file.EndsWith(".cs", StringComparison.Ordinal) && !file.EndsWith("Tests.cs", StringComparison.Ordinal);

    private static Dictionary<(string What, string Where), int> Agreed(string list) =>
        list.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .ToDictionary(parts => (parts[0], parts[1]), parts => int.Parse(parts[2], CultureInfo.InvariantCulture));

    private static List<string> Disagreements(IEnumerable<Oversize> found, Dictionary<(string What, string Where), int> agreed)
    {
        // Overloads of one name share an entry, which holds for the largest.
        var largest = found.GroupBy(one => (one.What, one.Where)).ToDictionary(same => same.Key, same => same.Max(one => one.Count));
        return
        [
            .. largest.Where(one => one.Value > agreed.GetValueOrDefault(one.Key)).Select(one => $"too large: {one.Key.What} {one.Key.Where} {one.Value}"),
            .. largest.Where(one => one.Value < agreed.GetValueOrDefault(one.Key)).Select(one => $"lower the list: {one.Key.What} {one.Key.Where} {one.Value}"),
            .. agreed.Keys.Where(key => !largest.ContainsKey(key)).Select(key => $"take off the list: {key.What} {key.Where}"),
        ];
    }
}
