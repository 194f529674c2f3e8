using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>What a prerendered page says about the circuit to be made of it.</summary>
/// <param name="Operations">The argument of <c>UpdateRootComponents</c>.</param>
/// <param name="State">The protected state that prerendering kept; empty if none.</param>
/// <param name="Html">The page.</param>
internal sealed partial record CircuitPage(string Operations, string State, string Html)
{
    public static CircuitPage Read(string html)
    {
        var operations = new JsonArray();
        foreach (var marker in Marker().Matches(html).Select(match => JsonNode.Parse(match.Groups[1].Value)!.AsObject()))
        {
            if ((string?)marker["type"] == "server") // the closing comment of a prerendered part has its id only
            {
                marker["uniqueId"] = operations.Count;
                operations.Add(new JsonObject
                {
                    ["type"] = "add",
                    ["ssrComponentId"] = operations.Count + 1,
                    ["marker"] = marker,
                });
            }
        }

        if (operations.Count == 0)
        {
            throw new InvalidOperationException("The page holds no interactive part.");
        }

        var batch = new JsonObject { ["batchId"] = 1, ["operations"] = operations };
        return new CircuitPage(batch.ToJsonString(JsonSerializerOptions.Web), KeptState().Match(html).Groups[1].Value, html);
    }

    [GeneratedRegex("<!--Blazor:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex KeptState();
}
