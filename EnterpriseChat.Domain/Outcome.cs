namespace EnterpriseChat.Domain;

/// <summary>Why an operation was not done: a code for programs and a sentence for the person.</summary>
/// <param name="Code">Stable, lower case with hyphens; part of the interface of design.md section 5.</param>
/// <param name="Sentence">What the person reads, from the resources.</param>
public record Refusal(string Code, string Sentence);

/// <summary>What came of an operation: its value, or the refusal. Exceptions are for bugs only.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why it was refused; null when it was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Refusal is null;

    /// <summary>The value of what was done.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => IsDone ? _value! : throw new InvalidOperationException($"Refused: {Refusal!.Code}.");

    /// <summary>The value, or the type's default when it was refused.</summary>
    public T? ValueOrNull() => _value;

    /// <summary>The operation was done.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>The operation was refused.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The value of an operation that has nothing to say but that it was done.</summary>
public readonly record struct Done;
