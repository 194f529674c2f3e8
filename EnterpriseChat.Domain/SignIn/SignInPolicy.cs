namespace EnterpriseChat.Domain.SignIn;

/// <summary>What the environment allows.</summary>
/// <param name="AllowsDemo">Whether demo accounts, whose password everybody knows, can sign in: in Development only.</param>
public sealed record SignInPolicy(bool AllowsDemo);
