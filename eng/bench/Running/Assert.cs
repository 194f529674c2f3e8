using EnterpriseChat.Bench.Running;

namespace Xunit
{
    /// <summary>What the harness of the tests asks of its test framework; a benchmark has none.</summary>
    internal static class Assert
    {
        public static void True(bool holds, string what)
        {
            if (!holds)
            {
                throw new BenchFailed(what);
            }
        }

        public static void Fail(string what) => throw new BenchFailed(what);
    }
}

namespace EnterpriseChat.Tests.Harness
{
    /// <summary>Nothing is kept of a benchmark but its figures.</summary>
    internal static class Evidence
    {
        public static Task KeepAsync(string name, Func<string, Task> write) => Task.CompletedTask;
    }
}

namespace EnterpriseChat.Bench.Running
{
    /// <summary>A benchmark cannot go on.</summary>
    internal sealed class BenchFailed(string what) : Exception(what);
}
