using System.Buffers.Text;
using System.Security.Cryptography;

namespace EnterpriseChat.Domain;

/// <summary>
/// The name by which a room, user, group, company or session is known outside the server: 128 random bits as 22 characters of base64url.
/// Any text may be looked up as one; a badly written id is simply found nowhere, so that it answers like an absent one.
/// </summary>
public readonly record struct PublicId(string Value)
{
    /// <summary>Characters of a well-formed id.</summary>
    public const int Length = 22;

    /// <summary>Makes a new id from the system's random source.</summary>
    public static PublicId New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Whether it could be an id of this product. The platform's reader passes over white space, so that is looked for besides.</summary>
    public bool IsWellFormed => Value.Length == Length && !Value.Any(char.IsWhiteSpace) && Base64Url.IsValid(Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
