using EnterpriseChat.Tests.Harness;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace EnterpriseChat.Tests.Harness;

/// <summary>The tests that share the one browser run one after another and take longest: begun last, they would leave one core without work.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc />
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => c.TestCollectionDisplayName != Browsers.Collection).ThenBy(c => c.TestCollectionDisplayName, StringComparer.Ordinal)];
}
