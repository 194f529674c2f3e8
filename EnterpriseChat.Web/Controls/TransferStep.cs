using System.Globalization;

namespace EnterpriseChat.Web.Controls;

/// <summary>One thing that a person did in a <see cref="TransferList"/>, as <c>controls/transfer-steps.js</c> tells it.</summary>
/// <param name="Number">Counts up; a step that was already heard may be told again.</param>
/// <param name="Side">The list in which it was done.</param>
/// <param name="Verb">What was done.</param>
/// <param name="First">A row, or words.</param>
/// <param name="Second">A further one.</param>
internal sealed record TransferStep(long Number, string Side, string Verb, string First, string Second)
{
    /// <summary>Most steps that are taken at once, whatever a browser says.</summary>
    private const int Most = 64;

    /// <summary>The steps in a text: one a line, its parts between tabs. What is none is passed over.</summary>
    public static IEnumerable<TransferStep> Read(string? text)
    {
        foreach (var line in (text ?? "").Split('\n', Most + 1).Take(Most))
        {
            if (line.Split('\t') is [var number, var side, var verb, .. var rows]
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var counted))
            {
                yield return new(counted, side, verb, rows.ElementAtOrDefault(0) ?? "", rows.ElementAtOrDefault(1) ?? "");
            }
        }
    }
}
