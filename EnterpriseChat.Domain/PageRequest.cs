namespace EnterpriseChat.Domain;

/// <summary>Which rows of a grid are asked for.</summary>
/// <param name="Search">What the rows are searched by; empty for all.</param>
/// <param name="Sort">Name of the column that they are sorted by; anything unknown means the name.</param>
/// <param name="IsDescending">Whether the order is turned round.</param>
/// <param name="Number">Which page, from 0; beyond the last one it is the last one.</param>
public sealed record PageRequest(string Search = "", string Sort = "", bool IsDescending = false, int Number = 0)
{
    /// <summary>Rows of a page.</summary>
    public const int Length = 25;

    /// <summary>What the rows are searched by, as <see cref="TextRules.Sought"/> makes it; empty for all.</summary>
    internal string Sought => TextRules.Sought(Search);

    /// <summary>Rows before the page, of so many in all.</summary>
    internal int Skip(int total) => Math.Clamp(Number, 0, Math.Max(0, total - 1) / Length) * Length;
}

/// <summary>The rows of a page.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Skipped">Rows before the first one.</param>
/// <param name="Total">Rows in all.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Skipped, int Total);
