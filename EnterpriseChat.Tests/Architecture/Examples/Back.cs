using EnterpriseChat.Tests.Architecture.Examples.Forth;

namespace EnterpriseChat.Tests.Architecture.Examples.Back;

/// <summary>One half of a circle that the test of circles must find: it uses the other in a lambda only.</summary>
internal static class Backward
{
    public static Func<int, int> Step => number => Forward.Next(number) - 2;

    public static int Previous(int number) => number - 1;
}
