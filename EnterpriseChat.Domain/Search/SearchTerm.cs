using System.Collections.Immutable;

namespace EnterpriseChat.Domain.Search;

/// <summary>One thing that has to stand in a text: a word by its beginning, or words one after the other.</summary>
/// <param name="Words">The folded words in their order, at least one.</param>
/// <param name="IsBeginning">Whether the last of them is only the beginning of a word.</param>
public sealed record SearchTerm(ImmutableArray<string> Words, bool IsBeginning)
{
    /// <summary>As the index understands it: letters and digits in quotes, so that nothing in it is ever syntax.</summary>
    internal string Match => $"\"{string.Join(' ', Words)}\"{(IsBeginning ? " *" : "")}";

    /// <summary>Whether it stands in a list of words, beginning at one of them.</summary>
    internal bool StandsAt(IReadOnlyList<TextWord> words, int at)
    {
        if (at + Words.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < Words.Length; i++)
        {
            var isLast = i == Words.Length - 1;
            if (!(isLast && IsBeginning ? words[at + i].BeginsWith(Words[i]) : words[at + i].Is(Words[i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a text holds all of the terms.</summary>
    internal static bool AreIn(string text, IReadOnlyCollection<SearchTerm> terms) => terms.Count == 0 || AreIn([.. TextWords.Of(text)], terms);

    /// <summary>Whether all of the terms stand in a list of words.</summary>
    internal static bool AreIn(IReadOnlyList<TextWord> words, IReadOnlyCollection<SearchTerm> terms) =>
        terms.All(term => Enumerable.Range(0, words.Count).Any(at => term.StandsAt(words, at)));
}
