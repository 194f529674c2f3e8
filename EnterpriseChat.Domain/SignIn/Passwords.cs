namespace EnterpriseChat.Domain.SignIn;

/// <summary>Hashes and checks passwords.</summary>
public static class Passwords
{
}
