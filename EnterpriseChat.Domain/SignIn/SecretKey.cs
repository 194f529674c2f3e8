using System.Security.Cryptography;
using System.Text;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.SignIn;

/// <summary>A random key of the installation that lies in the data directory and not in the database, readable by the server only.</summary>
public sealed class SecretKey
{
    private const int Length = 32;
    private readonly byte[] _key;

    private SecretKey(byte[] key) => _key = key;

    /// <summary>Reads the key of a data directory, or makes it.</summary>
    public static SecretKey Of(string directory)
    {
        var path = Path.Combine(directory, "secret.key");
        if (File.Exists(path) && File.ReadAllBytes(path) is { Length: Length } key)
        {
            return new SecretKey(key);
        }

        var made = RandomNumberGenerator.GetBytes(Length);
        KeptFile.Write(path, made, isSecret: true);
        return new SecretKey(made);
    }

    /// <summary>A keyed digest of a text for one purpose; without the key it tells nothing about the text.</summary>
    public byte[] Digest(string purpose, string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\n{text}"));
}
