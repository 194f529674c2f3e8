using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using EnterpriseChat.Domain.People;

namespace EnterpriseChat.Web.People;

/// <summary>
/// How people are drawn in one kind of place: made once a person, look and language, and the same string in every page that shows it. A
/// person is replaced when anything of it changes, so nothing here grows old.
/// </summary>
/// <param name="make">Makes the markup; it encodes what people wrote.</param>
internal sealed class PersonMarkup<TLook>(Func<Person, TLook, string> make)
    where TLook : notnull
{
    private readonly ConditionalWeakTable<Person, ConcurrentDictionary<(TLook Look, string Language), string>> _made = [];

    /// <summary>The person in that look.</summary>
    public string Of(Person person, TLook look) =>
        _made.GetOrCreateValue(person).GetOrAdd((look, CultureInfo.CurrentUICulture.Name), key => make(person, key.Look));
}
