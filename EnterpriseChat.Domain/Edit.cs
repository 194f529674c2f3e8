namespace EnterpriseChat.Domain;

/// <summary>A field of a form: what it was when the form was loaded, and what it is to be.</summary>
/// <param name="Before">What the form was loaded with.</param>
/// <param name="After">What the form says now.</param>
public readonly record struct Edit<T>(T Before, T After)
{
    /// <summary>Whether the person changed it; what was not changed is left as it is, whatever it is by now.</summary>
    public bool IsChange => !EqualityComparer<T>.Default.Equals(Before, After);

    /// <summary>Whether somebody else changed it meanwhile, to something else than is asked for.</summary>
    public bool Collides(T present) =>
        IsChange && !EqualityComparer<T>.Default.Equals(present, Before) && !EqualityComparer<T>.Default.Equals(present, After);
}

/// <summary>What a field is by now.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Value">Its value, as a person reads it.</param>
public sealed record PresentValue(string Field, string Value);

/// <summary>Somebody else saved the same fields first. Nothing was changed; the form decides with the present values before it.</summary>
/// <param name="Present">The fields in question as they are now.</param>
/// <param name="By">Who saved them, from the audit log; null when the log's newest stretch does not tell.</param>
public sealed record ChangedMeanwhile(IReadOnlyList<PresentValue> Present, string? By = null)
    : Refusal("changed-meanwhile", Words.Refusal_ChangedMeanwhile);
