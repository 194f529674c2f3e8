using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace EnterpriseChat.Web.Shell;

/// <summary>The words that scripts show: those of the resources whose names begin with <c>Script_</c>.</summary>
internal static class ScriptWords
{
    private const string Prefix = "Script_";

    /// <summary>Names and words as JSON, in the reader's language.</summary>
    public static string Json
    {
        get
        {
            var culture = CultureInfo.CurrentUICulture;
            var names = Words.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
                .Cast<DictionaryEntry>().Select(e => (string)e.Key).Where(n => n.StartsWith(Prefix, StringComparison.Ordinal));
            return JsonSerializer.Serialize(names.ToDictionary(n => n, n => Words.ResourceManager.GetString(n, culture)));
        }
    }
}
