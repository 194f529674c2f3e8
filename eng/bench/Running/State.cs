using System.Net.Http.Json;

namespace EnterpriseChat.Bench.Running;

/// <summary>What a server says of itself at <c>/bench/state</c>; the floor has no database.</summary>
internal sealed record State(
    long Heap, long Allocated, double CpuMilliseconds, long SqlCommands, long MarkdownRenders, long RuleEvaluations, int Circuits)
{
    private static readonly HttpClient Http = new();

    public static async Task<State> OfAsync(Uri server, bool collects = false) =>
        (await Http.GetFromJsonAsync<State>(new Uri(server, collects ? "bench/state?gc=true" : "bench/state")))!;
}
