using System.Collections.Frozen;

namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>A language of code blocks: a fixed list, so that no class name ever comes from a user.</summary>
/// <param name="Name">What it is called above the code.</param>
/// <param name="Coloured">By what name its colours are known; null where it has none.</param>
internal sealed record CodeLanguage(string Name, string? Coloured)
{
    private static readonly FrozenDictionary<string, CodeLanguage> Names = new Dictionary<string, CodeLanguage>
    {
        ["cs"] = new("C#", "csharp"),
        ["c#"] = new("C#", "csharp"),
        ["csharp"] = new("C#", "csharp"),
        ["js"] = new("JavaScript", "javascript"),
        ["javascript"] = new("JavaScript", "javascript"),
        ["ts"] = new("TypeScript", "typescript"),
        ["typescript"] = new("TypeScript", "typescript"),
        ["json"] = new("JSON", "json"),
        ["sql"] = new("SQL", "sql"),
        ["py"] = new("Python", "python"),
        ["python"] = new("Python", "python"),
        ["sh"] = new("Shell", "shell"),
        ["bash"] = new("Shell", "shell"),
        ["shell"] = new("Shell", "shell"),
        ["xml"] = new("XML", "xml"),
        ["html"] = new("HTML", "xml"),
        ["c"] = new("C", null),
        ["cpp"] = new("C++", null),
        ["c++"] = new("C++", null),
        ["css"] = new("CSS", null),
        ["diff"] = new("Diff", null),
        ["go"] = new("Go", null),
        ["java"] = new("Java", null),
        ["kotlin"] = new("Kotlin", null),
        ["php"] = new("PHP", null),
        ["powershell"] = new("PowerShell", null),
        ["ps1"] = new("PowerShell", null),
        ["ruby"] = new("Ruby", null),
        ["rust"] = new("Rust", null),
        ["yaml"] = new("YAML", null),
        ["yml"] = new("YAML", null),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The language of a fence's first word, or null when it is not in the list.</summary>
    public static CodeLanguage? From(string? info) => info is not null && Names.TryGetValue(info.Trim(), out var language) ? language : null;
}
