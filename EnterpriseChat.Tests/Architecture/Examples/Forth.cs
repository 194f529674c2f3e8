using EnterpriseChat.Tests.Architecture.Examples.Back;

namespace EnterpriseChat.Tests.Architecture.Examples.Forth;

/// <summary>The other half of the circle: it uses the first in a state machine only.</summary>
internal static class Forward
{
    public static int Next(int number) => number + 1;

    public static async Task<int> LaterAsync(Task<int> number) => Backward.Previous(await number);
}
