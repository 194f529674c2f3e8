using System.Reflection;
using EnterpriseChat.Domain;
using EnterpriseChat.Tests.Architecture.Examples.Back;
using EnterpriseChat.Tests.Architecture.Examples.Forth;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Architecture;

/// <summary>Dependencies point one way: Web to Domain, and inside Domain never in a circle.</summary>
public sealed class DependencyTests
{
    private const string Root = "EnterpriseChat.Domain";

    /// <summary>What every feature may use; Access and Audit in turn use no feature.</summary>
    private static readonly string[] Shared = ["Access", "Storage", "Live", "Audit"];

    private static readonly Assembly Domain = typeof(PublicId).Assembly;

    [Fact]
    public void The_domain_knows_no_web() =>
        Assert.DoesNotContain(Domain.GetReferencedAssemblies(), name =>
            name.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.Name.StartsWith("Microsoft.JSInterop", StringComparison.Ordinal)
            || name.Name.StartsWith("MudBlazor", StringComparison.Ordinal)
            || name.Name.StartsWith("EnterpriseChat", StringComparison.Ordinal));

    [Fact]
    public void Features_use_each_other_in_no_circle() =>
        Findings.None(Features.Circles([.. Features.Uses(Domain, Root, Rows()).Where(use => !Shared.Contains(use.From) && !Shared.Contains(use.To))]));

    [Fact]
    public void The_rule_and_the_audit_log_use_no_feature() =>
        Findings.None(Features.Uses(Domain, Root, Rows())
            .Where(use => use.From is "Access" or "Audit" && !Shared.Contains(use.To)).Select(use => use.Proof));

    [Fact]
    public void A_circle_is_found_in_bodies_and_lambdas()
    {
        var uses = Features.Uses(typeof(Forward).Assembly, "EnterpriseChat.Tests.Architecture.Examples", new HashSet<Type>());
        Assert.Equal(2, Features.Circles(uses).Count);
        Assert.Empty(Features.Circles([.. uses.Where(use => use.From != "Back")]));
        Assert.Empty(Features.Uses(
            typeof(Forward).Assembly, "EnterpriseChat.Tests.Architecture.Examples", new HashSet<Type> { typeof(Forward), typeof(Backward) }));
    }

    [Fact]
    public void A_long_circle_is_found_and_what_hangs_on_it_is_not_told()
    {
        Use[] uses = [new("A", "B", "1"), new("B", "C", "2"), new("C", "A", "3"), new("C", "D", "4"), new("E", "A", "5")];
        Assert.Equal(["A → B: 1", "B → C: 2", "C → A: 3"], Features.Circles(uses));
    }

    /// <summary>The types of the tables' rows and of their columns: they are the words in which all features speak of what is stored.</summary>
    private static HashSet<Type> Rows()
    {
        var rows = Domain.GetType($"{Root}.Storage.ChatDb")?.GetProperties()
            .Where(set => set.PropertyType is { IsGenericType: true, Name: "DbSet`1" })
            .Select(set => set.PropertyType.GetGenericArguments()[0]).ToList() ?? [];
        return [.. rows, .. rows.SelectMany(row => row.GetProperties()).Select(column => Nullable.GetUnderlyingType(column.PropertyType) ?? column.PropertyType)];
    }
}
