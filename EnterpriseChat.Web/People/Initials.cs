using System.Globalization;
using EnterpriseChat.Domain;

namespace EnterpriseChat.Web.People;

/// <summary>The face of somebody without a picture: initials and one of twelve colours, the same for everybody who looks (look.md section 4).</summary>
internal static class Initials
{
    private static readonly string[] Particles = ["von", "und", "zu", "de", "van", "der"];

    /// <summary>Initials of the first and the last word that is not a particle.</summary>
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Particles.Contains(w, StringComparer.OrdinalIgnoreCase)).ToArray();
        return words switch
        {
            [] => "",
            [var only] => First(only),
            [var first, .., var last] => First(first) + First(last),
        };
    }

    /// <summary>FNV-1a of the public id, modulo 12.</summary>
    public static int Colour(PublicId id)
    {
        var hash = 2166136261u;
        foreach (var c in id.Value)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return (int)(hash % 12);
    }

    /// <summary>The first character as people count them, in upper case; empty for an empty word.</summary>
    public static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
