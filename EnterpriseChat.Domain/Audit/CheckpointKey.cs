using System.Security.Cryptography;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Audit;

/// <summary>
/// The key that signs checkpoints, ECDSA over P-256 with SHA-256. It lies in a file, never in the database; its public half is enough to
/// verify, and is what one hands out.
/// </summary>
public sealed class CheckpointKey : IDisposable
{
    /// <summary>The key's file in the data directory, readable by the server only.</summary>
    public const string FileName = "checkpoint.key";

    /// <summary>The public half beside it.</summary>
    public const string PublicFileName = "checkpoint.pub";

    private const int IdLength = 16;
    private readonly ECDsa _key;

    private CheckpointKey(ECDsa key)
    {
        _key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..IdLength];
    }

    /// <summary>Which key it is: the first 16 hexadecimal digits of SHA-256 over the public key's DER form.</summary>
    public string Id { get; }

    /// <summary>Reads the key of a data directory, or makes it.</summary>
    /// <exception cref="StartRefused">The file is there and holds no key.</exception>
    public static CheckpointKey OfDirectory(string directory)
    {
        var file = Path.Combine(directory, FileName);
        try
        {
            if (!File.Exists(file))
            {
                using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                KeptFile.Write(Path.Combine(directory, PublicFileName), made.ExportSubjectPublicKeyInfoPem() + "\n");
                KeptFile.Write(file, made.ExportPkcs8PrivateKeyPem() + "\n", isSecret: true);
            }

            if (Read(file) is { } key)
            {
                // A public half cannot sign, and would only be found out later.
                key.Sign([]);
                return key;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartRefused(Words.Start_CheckpointKeyDamaged.With(file), e);
        }

        throw new StartRefused(Words.Start_CheckpointKeyDamaged.With(file));
    }

    /// <summary>Reads a key, whole or its public half; null when the file holds none.</summary>
    public static CheckpointKey? Read(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return new CheckpointKey(key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    /// <summary>Signs.</summary>
    public byte[] Sign(ReadOnlySpan<byte> bytes) => _key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>Whether the signature was made by this key over these bytes.</summary>
    public bool Verify(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature) =>
        _key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();
}
