using System.Globalization;

namespace EnterpriseChat.Domain;

/// <summary>Puts values into a sentence of the resources.</summary>
public static class Sentences
{
    /// <summary>The sentence with its places filled, numbers and dates in the reader's culture.</summary>
    public static string With(this string sentence, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.CurrentCulture, sentence, values);
}
