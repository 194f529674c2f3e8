using EnterpriseChat.Domain;

namespace EnterpriseChat.Web.Controls;

/// <summary>
/// A field that others may change while a form is open: what the form was loaded with and what is stored by now. What is typed stays in the
/// form; nothing is replaced by itself.
/// </summary>
internal sealed class Merged<T>(T loaded)
{
    /// <summary>What the form counts as loaded.</summary>
    public T Loaded { get; private set; } = loaded;

    /// <summary>What is stored by now.</summary>
    public T Present { get; private set; } = loaded;

    /// <summary>Takes note of what is stored; true when it is something else than before.</summary>
    public bool Learn(T present)
    {
        var isNew = !EqualityComparer<T>.Default.Equals(Present, present);
        Present = present;
        return isNew;
    }

    /// <summary>Whether the person has to decide between what is typed and what somebody else saved.</summary>
    public bool IsOpen(T typed) =>
        !EqualityComparer<T>.Default.Equals(Present, Loaded) && !EqualityComparer<T>.Default.Equals(Present, typed);

    /// <summary>The person has decided: what is stored is what the form goes on from.</summary>
    public void Settle() => Loaded = Present;

    /// <summary>What the form makes of it.</summary>
    public Edit<T> To(T typed) => new(Loaded, typed);
}
