using System.Collections.Frozen;

namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>The languages of code blocks: a fixed list, so that no class name ever comes from a user.</summary>
internal static class CodeLanguage
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["cs"] = "csharp",
        ["c#"] = "csharp",
        ["csharp"] = "csharp",
        ["js"] = "javascript",
        ["javascript"] = "javascript",
        ["ts"] = "typescript",
        ["typescript"] = "typescript",
        ["json"] = "json",
        ["sql"] = "sql",
        ["py"] = "python",
        ["python"] = "python",
        ["sh"] = "shell",
        ["bash"] = "shell",
        ["shell"] = "shell",
        ["xml"] = "xml",
        ["html"] = "xml",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the language in a fence's first word, or null when it is not in the list.</summary>
    public static string? From(string? info) => info is not null && Names.TryGetValue(info.Trim(), out var name) ? name : null;
}
