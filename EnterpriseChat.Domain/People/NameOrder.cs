using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace EnterpriseChat.Domain.People;

/// <summary>
/// The order of names in the reader's culture. The key of a name is made once a person and culture: comparing ten thousand names by the
/// culture's rules takes longer than all else that opens a page.
/// </summary>
public static class NameOrder
{
    private static readonly ConcurrentDictionary<string, ConditionalWeakTable<Person, byte[]>> Keys = new();
    private static readonly Comparer<byte[]> Bytes = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    /// <summary>The people by their names, without regard to case.</summary>
    public static IOrderedEnumerable<Person> InOrderOfNames(this IEnumerable<Person> people)
    {
        var culture = CultureInfo.CurrentCulture;
        var keys = Keys.GetOrAdd(culture.Name, _ => []);
        return people.OrderBy(
            p => keys.GetValue(p, person => culture.CompareInfo.GetSortKey(person.DisplayName, CompareOptions.IgnoreCase).KeyData), Bytes);
    }
}
