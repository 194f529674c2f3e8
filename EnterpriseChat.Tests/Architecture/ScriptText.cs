using System.Text.RegularExpressions;

namespace EnterpriseChat.Tests.Architecture;

/// <summary>Finds words in a browser module that are put before a person as they stand there; they must come from the page, which has them from the resources.</summary>
internal static partial class ScriptText
{
    /// <summary>The words, each as <c>line: words</c>.</summary>
    public static IReadOnlyList<string> Find(string script) =>
    [
        .. Shown().Matches(script).Concat(Attribute().Matches(script)).Concat(Node().Matches(script))
            .Where(match => Hole().Replace(match.Groups["words"].Value, "").Any(char.IsLetter))
            .Select(match => $"{script.AsSpan(0, match.Index).Count('\n') + 1}: {match.Groups["words"].Value}"),
    ];

    [GeneratedRegex(@"\.(textContent|innerText|innerHTML|ariaLabel|ariaDescription|title|placeholder|alt)\s*\+?=(?!=)(?:[^;\n]*?[?:+|])?\s*(?<q>['""`])(?<words>.*?)\k<q>")]
    private static partial Regex Shown();

    [GeneratedRegex(@"setAttribute\(\s*['""](aria-label|aria-description|title|placeholder|alt)['""]\s*,\s*(?<q>['""`])(?<words>.*?)\k<q>")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"(createTextNode|\.append|\.prepend|\.replaceChildren|\balert|\bconfirm|new Notification)\(\s*(?<q>['""`])(?<words>.*?)\k<q>")]
    private static partial Regex Node();

    [GeneratedRegex(@"\$\{[^}]*\}|<[^>]*>|\\.")]
    private static partial Regex Hole();
}
