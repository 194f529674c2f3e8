namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>Finds issue keys such as <c>TEST-123</c> in running text, by hand: no pattern of a user's can make it slow.</summary>
internal static class IssueKeys
{
    private const int LongestProject = 10;
    private const int LongestNumber = 9;

    /// <summary>The next key at or after that place; <paramref name="before"/> is the character in front of the text.</summary>
    public static Range? Next(ReadOnlySpan<char> text, int from, char before)
    {
        for (var start = from; start < text.Length; start++)
        {
            var previous = start == 0 ? before : text[start - 1];
            var isBeginning = char.IsAsciiLetterUpper(text[start]) && !IsPartOfWord(previous) && previous is not ('/' or '-');
            if (isBeginning && Length(text[start..]) is > 0 and var length)
            {
                return start..(start + length);
            }
        }

        return null;
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        var dash = 1;
        while (dash < text.Length && dash <= LongestProject && (char.IsAsciiLetterUpper(text[dash]) || char.IsAsciiDigit(text[dash])))
        {
            dash++;
        }

        if (dash < 2 || dash > LongestProject || dash + 1 >= text.Length || text[dash] != '-' || text[dash + 1] is < '1' or > '9')
        {
            return 0;
        }

        var end = dash + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var isWhole = end - dash - 1 <= LongestNumber
            && (end == text.Length || !IsPartOfWord(text[end]))
            && !(end + 1 < text.Length && text[end] == '-' && IsPartOfWord(text[end + 1]));
        return isWhole ? end : 0;
    }

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
