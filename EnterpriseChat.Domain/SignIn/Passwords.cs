using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EnterpriseChat.Domain.SignIn;

/// <summary>
/// Hashes and checks passwords: PBKDF2 with SHA-256, salted, in the form <c>pbkdf2-sha256$rounds$salt$hash</c>. A password is brought to
/// one Unicode form first, so that the same letters typed on another machine are the same password.
/// </summary>
public static class Passwords
{
    /// <summary>Rounds of a new hash (OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256).</summary>
    public const int Rounds = 600_000;

    /// <summary>Fewest characters of a new password (product.md section 15).</summary>
    public const int Shortest = 12;

    /// <summary>Most characters that are looked at; a longer input is wrong without being hashed.</summary>
    public const int Longest = 1_024;

    private const string Scheme = "pbkdf2-sha256";
    private const int SaltLength = 16;
    private const int HashLength = 32;

    private static long _computed;

    /// <summary>Hashes computed since the process began, so that a test can show that every refusal costs one.</summary>
    internal static long Computed => Interlocked.Read(ref _computed);

    /// <summary>What a password is compared with when the name is unknown, so that both take the same time.</summary>
    public static string Nobody { get; } = $"{Scheme}${Rounds}${Convert.ToBase64String(new byte[SaltLength])}${Convert.ToBase64String(new byte[HashLength])}";

    /// <summary>Hashes a password of at most <see cref="Longest"/> characters.</summary>
    public static string Hash(string password) => Hash(password, Rounds);

    /// <summary>Whether the password is the one that was hashed. It takes the same time whatever the answer.</summary>
    public static bool IsRight(string password, string hash)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(hash);
        var parts = hash.Split('$');
        if (parts is not [Scheme, _, _, _])
        {
            return false;
        }

        var isTooLong = password.Length > Longest;
        var rounds = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var found = Derive(isTooLong ? "" : password, Convert.FromBase64String(parts[2]), rounds);
        return CryptographicOperations.FixedTimeEquals(found, Convert.FromBase64String(parts[3])) && !isTooLong;
    }

    /// <summary>Whether the hash was made with fewer rounds than now and is to be replaced at the next sign-in.</summary>
    public static bool IsOutdated(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return hash.Split('$') is not [Scheme, var rounds, _, _] || int.Parse(rounds, CultureInfo.InvariantCulture) < Rounds;
    }

    internal static string Hash(string password, int rounds)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return FormattableString.Invariant($"{Scheme}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Derive(password, salt, rounds))}");
    }

    private static byte[] Derive(string password, byte[] salt, int rounds)
    {
        Interlocked.Increment(ref _computed);
        var bytes = Encoding.UTF8.GetBytes(TextRules.Clean(password).Normalize(NormalizationForm.FormKC));
        return Rfc2898DeriveBytes.Pbkdf2(bytes, salt, rounds, HashAlgorithmName.SHA256, HashLength);
    }
}
