using System.Reflection;

namespace EnterpriseChat.Tests.Architecture;

/// <summary>That a feature uses another one, with a type of each as the proof.</summary>
internal sealed record Use(string From, string To, string Proof);

/// <summary>The features of an assembly, which are the namespaces below its root, and how they use each other.</summary>
internal static class Features
{
    /// <summary>All uses between features; types that are free to all are left out.</summary>
    public static IReadOnlyList<Use> Uses(Assembly assembly, string root, IReadOnlySet<Type> free) =>
    [
        .. assembly.GetTypes().Where(type => References.IsWritten(type) && Of(type, root).Length > 0)
            .SelectMany(type => References.Of(type).Where(used => !free.Contains(used)).Select(used => (type, used)))
            .Select(pair => new Use(Of(pair.type, root), Of(pair.used, root), $"{pair.type.FullName} uses {pair.used.FullName}"))
            .Where(use => use.To.Length > 0 && use.From != use.To)
            .OrderBy(use => use.Proof, StringComparer.Ordinal),
    ];

    /// <summary>The feature of a type; empty for the root and what lies outside.</summary>
    public static string Of(Type type, string root) =>
        type.Namespace is { } name && name.StartsWith($"{root}.", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0] : "";

    /// <summary>The circles among features, each as its uses; empty when they point one way.</summary>
    public static IReadOnlyList<string> Circles(IReadOnlyList<Use> uses)
    {
        var left = uses.ToList();
        while (left.RemoveAll(use => left.All(next => next.From != use.To) || left.All(before => before.To != use.From)) > 0)
        {
            // a use that leads nowhere, or to which nothing leads, is in no circle
        }

        return [.. left.Select(use => $"{use.From} → {use.To}: {use.Proof}")];
    }
}
