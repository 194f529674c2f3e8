namespace EnterpriseChat.Domain.SignIn;

/// <summary>Passwords of twelve characters or more that everybody tries first; shorter ones are refused by their length.</summary>
internal static class CommonPasswords
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "123456789012", "1234567890123", "12345678901234", "123456789123", "1234567891011", "012345678910", "111111111111", "000000000000",
        "1q2w3e4r5t6y", "1qaz2wsx3edc", "qwertyuiop123", "qwerty123456", "qwertyuiopas", "abcdefghijkl", "abc123456789", "password1234",
        "password12345", "passwordpassword", "passw0rd1234", "administrator", "administrator1", "welcome12345", "letmein12345", "iloveyou1234",
        "changeme1234", "trustno1trustno1", "enterprisechat", "sunshine1234", "football1234", "princess1234", "superman1234", "monkey123456",
    };

    /// <summary>Whether it is a common one or a single character repeated.</summary>
    public static bool Contains(string password) => Known.Contains(password) || password.Distinct().Count() <= 2;
}
