namespace EnterpriseChat.Web.Messages;

/// <summary>A stretch of a text beside the one before it.</summary>
/// <param name="Text">The stretch.</param>
/// <param name="IsAdded">True for what came, false for what went, null for what is in both.</param>
internal readonly record struct WordChange(string Text, bool? IsAdded)
{
    /// <summary>Words of both texts multiplied, above which all between their common ends counts as changed: who looks waits for no more.</summary>
    private const long MostCompared = 1_000_000;

    /// <summary>What changed from one text to the next, word by word; white space stays with the word before it.</summary>
    public static IReadOnlyList<WordChange> Between(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var start = 0;
        while (start < Math.Min(a.Count, b.Count) && a[start] == b[start])
        {
            start++;
        }

        var end = 0;
        while (end < Math.Min(a.Count, b.Count) - start && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }

        var changes = new List<WordChange>();
        Add(changes, a[..start], null);
        Compare(changes, a[start..(a.Count - end)], b[start..(b.Count - end)]);
        Add(changes, a[(a.Count - end)..], null);
        return changes;
    }

    /// <summary>The longest common sequence of words stays; the rest went or came.</summary>
    private static void Compare(List<WordChange> changes, List<string> a, List<string> b)
    {
        if ((long)a.Count * b.Count > MostCompared)
        {
            Add(changes, b, true);
            Add(changes, a, false);
            return;
        }

        var common = Common(a, b);
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            if (i < a.Count && j < b.Count && a[i] == b[j])
            {
                Add(changes, [a[i++]], null);
                j++;
            }
            else if (j < b.Count && (i == a.Count || common[i, j + 1] >= common[i + 1, j]))
            {
                Add(changes, [b[j++]], true);
            }
            else
            {
                Add(changes, [a[i++]], false);
            }
        }
    }

    private static int[,] Common(List<string> a, List<string> b)
    {
        var length = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
            {
                length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        return length;
    }

    private static void Add(List<WordChange> changes, List<string> words, bool? isAdded)
    {
        var text = string.Concat(words);
        if (text.Length > 0 && changes.Count > 0 && changes[^1].IsAdded == isAdded)
        {
            changes[^1] = new WordChange(changes[^1].Text + text, isAdded);
        }
        else if (text.Length > 0)
        {
            changes.Add(new WordChange(text, isAdded));
        }
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (int at = 0, begin = 0; at < text.Length; begin = at)
        {
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            words.Add(text[begin..at]);
        }

        return words;
    }
}
