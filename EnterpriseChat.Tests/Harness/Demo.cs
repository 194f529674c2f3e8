namespace EnterpriseChat.Tests.Harness;

/// <summary>What the demo data promises.</summary>
public static class Demo
{
    /// <summary>Password of every demo sign-in.</summary>
    public const string Password = "Chat-demo-1!";
}
