namespace EnterpriseChat.Tests.Harness;

/// <summary>A list that should be empty, told in full when it is not; the assertion on collections shows its first words only.</summary>
public static class Findings
{
    /// <summary>Fails with every line that was found.</summary>
    public static void None(IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
