namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>What a file may be called.</summary>
public static class FileName
{
    /// <summary>Longest name in UTF-16 code units.</summary>
    public const int Longest = 200;

    private const int LongestEnding = 20;

    /// <summary>
    /// The name that is kept: without folders, on one line, without what turns the direction of writing. One that is too long loses its middle,
    /// so that its ending stays; one that shows nothing gets a name.
    /// </summary>
    public static string Of(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var name = TextRules.Name(string.Concat(last.Where(c => !TextRules.TurnsDirection(c.ToString()))));
        if (TextRules.IsBlank(name) || name is "." or "..")
        {
            return Words.File_NoName;
        }

        if (name.Length <= Longest)
        {
            return name;
        }

        var dot = name.LastIndexOf('.');
        var ending = dot >= 0 && name.Length - dot <= LongestEnding ? name[dot..] : "";
        var kept = Longest - ending.Length - 1;
        return $"{name[..(char.IsHighSurrogate(name[kept - 1]) ? kept - 1 : kept)]}…{ending}";
    }
}
