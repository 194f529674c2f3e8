using System.Collections.Immutable;
using System.Globalization;

namespace EnterpriseChat.Domain.Search;

/// <summary>What a search can be narrowed by.</summary>
public enum SearchFilter
{
    /// <summary><c>from:</c>, who wrote it.</summary>
    From,

    /// <summary><c>in:</c>, the room it stands in.</summary>
    In,

    /// <summary><c>before:</c>, written before that day.</summary>
    Before,

    /// <summary><c>after:</c>, written on that day or after it.</summary>
    After,

    /// <summary><c>has:file</c>.</summary>
    File,

    /// <summary><c>has:link</c>.</summary>
    Link,
}

/// <summary>A filter that was typed.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Value">What stands behind its colon, without quotes.</param>
/// <param name="Start">Where it begins in what was typed.</param>
/// <param name="Length">How long it is there.</param>
public sealed record TypedFilter(SearchFilter Filter, string Value, int Start, int Length)
{
    /// <summary>The day of <c>before:</c> and <c>after:</c>.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>
/// What was typed into the search, taken apart: words by their beginning, phrases in quotes, and filters. Nothing in it is an error: what is no
/// filter is words, and what has no letter or digit is nothing.
/// </summary>
public sealed class TypedSearch
{
    /// <summary>Most words and phrases that are looked for; what is typed beyond them narrows no further.</summary>
    public const int MostTerms = 16;

    private static readonly (string Begin, SearchFilter Filter)[] Named =
        [("from:", SearchFilter.From), ("in:", SearchFilter.In), ("before:", SearchFilter.Before), ("after:", SearchFilter.After)];

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-M-d", "d.M.yyyy"];

    private TypedSearch(string typed, ImmutableArray<SearchTerm> terms, ImmutableArray<TypedFilter> filters) => (Typed, Terms, Filters) = (typed, terms, filters);

    /// <summary>All of it.</summary>
    public string Typed { get; }

    /// <summary>What has to stand in a text.</summary>
    public ImmutableArray<SearchTerm> Terms { get; }

    /// <summary>What it is narrowed by; several of one kind widen each other.</summary>
    public ImmutableArray<TypedFilter> Filters { get; }

    /// <summary>Whether nothing is looked for.</summary>
    public bool IsNothing => Terms.IsEmpty && Filters.IsEmpty;

    /// <summary>Takes it apart.</summary>
    public static TypedSearch Of(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var terms = new List<SearchTerm>();
        var filters = ImmutableArray.CreateBuilder<TypedFilter>();
        for (var at = 0; at < typed.Length;)
        {
            if (char.IsWhiteSpace(typed[at]))
            {
                at++;
                continue;
            }

            var end = EndOf(typed, at);
            if (FilterOf(typed[at..end], at) is { } filter)
            {
                filters.Add(filter);
            }
            else if (!IsUnfinished(typed[at..end]) && TermOf(typed[at..end]) is { } term)
            {
                terms.Add(term);
            }

            at = end;
        }

        return new TypedSearch(typed, [.. terms.DistinctBy(t => t.Match).Take(MostTerms)], filters.ToImmutable());
    }

    /// <summary>The values of one filter; empty when it was not typed.</summary>
    public IReadOnlyList<string> ValuesOf(SearchFilter filter) => [.. Filters.Where(f => f.Filter == filter).Select(f => f.Value)];

    /// <summary>Whether a filter was typed.</summary>
    public bool Has(SearchFilter filter) => Filters.Any(f => f.Filter == filter);

    /// <summary>The end of what begins here: white space, but for what stands in quotes.</summary>
    private static int EndOf(string typed, int at)
    {
        var quote = typed[at] == '"' ? at : QuoteOf(typed, at);
        if (quote >= 0)
        {
            var closed = typed.IndexOf('"', quote + 1);
            return closed < 0 ? typed.Length : closed + 1;
        }

        while (at < typed.Length && !char.IsWhiteSpace(typed[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The quote right behind the colon of a filter; −1 where none is.</summary>
    private static int QuoteOf(string typed, int at)
    {
        var (begin, _) = Named.FirstOrDefault(n => typed.AsSpan(at).StartsWith(n.Begin, StringComparison.OrdinalIgnoreCase));
        return begin is not null && at + begin.Length < typed.Length && typed[at + begin.Length] == '"' ? at + begin.Length : -1;
    }

    private static TypedFilter? FilterOf(string part, int start)
    {
        if (part.Equals("has:link", StringComparison.OrdinalIgnoreCase))
        {
            return new TypedFilter(SearchFilter.Link, "", start, part.Length);
        }

        if (part.Equals("has:file", StringComparison.OrdinalIgnoreCase))
        {
            return new TypedFilter(SearchFilter.File, "", start, part.Length);
        }

        var (begin, filter) = Named.FirstOrDefault(n => part.StartsWith(n.Begin, StringComparison.OrdinalIgnoreCase));
        var value = begin is null ? "" : TextRules.Name(part[begin.Length..].Trim('"'));
        if (value.Length == 0)
        {
            return null;
        }

        var day = filter is SearchFilter.Before or SearchFilter.After ? DayOf(value) : null;
        return filter is SearchFilter.Before or SearchFilter.After && day is null ? null : new TypedFilter(filter, value, start, part.Length) { Day = day };
    }

    /// <summary>A filter whose value is still to be typed.</summary>
    private static bool IsUnfinished(string part) =>
        part.Equals("has:", StringComparison.OrdinalIgnoreCase) || Named.Any(n => part.Trim('"').Equals(n.Begin, StringComparison.OrdinalIgnoreCase));

    private static DateOnly? DayOf(string value) =>
        DateOnly.TryParseExact(value, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        || DateOnly.TryParse(value, CultureInfo.CurrentCulture, DateTimeStyles.None, out day) ? day : null;

    private static SearchTerm? TermOf(string part)
    {
        var words = TextWords.Of(part).Select(w => w.Folded).ToImmutableArray();
        return words.IsEmpty ? null : new SearchTerm(words, IsBeginning: part[0] != '"');
    }
}
