using System.Text.Json;
using EnterpriseChat.Domain.Audit;

namespace EnterpriseChat.Domain.Issues;

/// <summary>A field as it stands in a history: codes and keys, never names, which may be others tomorrow.</summary>
/// <param name="Field">From <see cref="IssueFields"/>.</param>
/// <param name="Before">What it was; null for nothing.</param>
/// <param name="After">What it is from then on; null for nothing.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>The names under which the fields of an issue stand in histories and in the log. They are stored: a name never changes its meaning.</summary>
public static class IssueFields
{
    /// <summary>That it was made; the value is its first key.</summary>
    public const string Made = "made";

    /// <summary>Title.</summary>
    public const string Title = "title";

    /// <summary>Description: it stands beside the entry of the log, never in it.</summary>
    public const string Description = "description";

    /// <summary>Kind of work, by the number that is stored.</summary>
    public const string Type = "type";

    /// <summary>How far it is, by number.</summary>
    public const string Status = "status";

    /// <summary>How pressing it is, by number.</summary>
    public const string Priority = "priority";

    /// <summary>Who works on it, by key.</summary>
    public const string Assignee = "assignee";

    /// <summary>The day by which it is due, as 2026-03-02.</summary>
    public const string Due = "due";

    /// <summary>The company, by key.</summary>
    public const string Company = "company";

    /// <summary>Its key, which is another in another project.</summary>
    public const string Key = "key";

    /// <summary>The order in which they are told.</summary>
    private static readonly string[] Order = [Made, Key, Title, Description, Type, Status, Priority, Assignee, Due, Company];

    /// <summary>The changes as canonical JSON.</summary>
    internal static string Write(IReadOnlyCollection<FieldChange> changes) => AuditSeal.CanonicalJson([.. changes.Select(Pair)]);

    /// <summary>As they stand in the log: what may have to be erased only by its name.</summary>
    internal static IEnumerable<(string Key, object? Value)> Logged(IReadOnlyCollection<FieldChange> changes) =>
        changes.Select(c => c.Field == Description ? (c.Field, null) : Pair(c));

    /// <summary>The changes of an entry, in the order in which they are told.</summary>
    internal static IReadOnlyList<FieldChange> Read(string json)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(json) ?? [];
        return [.. values.Where(v => v.Value.Length == 2).Select(v => new FieldChange(v.Key, v.Value[0], v.Value[1])).OrderBy(c => Array.IndexOf(Order, c.Field))];
    }

    private static (string Key, object? Value) Pair(FieldChange change) => (change.Field, new[] { change.Before, change.After });
}
