using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Processes;

/// <summary>Binds tests without a browser, which leave the server as it was, to one server with the demo.</summary>
[CollectionDefinition(Collection)]
public sealed class SharedServer : ICollectionFixture<DemoServer>
{
    /// <summary>The collection whose tests share it, one after another.</summary>
    public const string Collection = "Shared server";
}
