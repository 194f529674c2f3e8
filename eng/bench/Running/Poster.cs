using System.Diagnostics;
using System.Net.Http.Json;
using EnterpriseChat.Domain;

namespace EnterpriseChat.Bench.Running;

/// <summary>Sends messages to a server, product or floor, the same way.</summary>
internal sealed class Poster(HttpClient http, string path, string user)
{
    /// <summary>Posts and gives the milliseconds until the answer.</summary>
    public async Task<double> PostAsync(string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = JsonContent.Create(new { clientId = PublicId.New().Value, user, text });
        var begun = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        Assert.True(answer.IsSuccessStatusCode, $"A message was answered by {(int)answer.StatusCode}.");
        return took;
    }

    /// <summary>Posts so many, one each interval; gives the milliseconds of each call.</summary>
    public async Task<IReadOnlyList<double>> PacedAsync(IEnumerable<string> texts, TimeSpan every)
    {
        var took = new List<double>();
        var next = Stopwatch.GetTimestamp();
        foreach (var text in texts)
        {
            took.Add(await PostAsync(text));
            next += (long)(every.TotalSeconds * Stopwatch.Frequency);
            var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), next);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left);
            }
        }

        return took;
    }

    /// <summary>Posts so many as fast as a few senders can.</summary>
    public Task BurstAsync(IEnumerable<string> texts, int senders) =>
        Parallel.ForEachAsync(texts, new ParallelOptions { MaxDegreeOfParallelism = senders }, async (text, _) => await PostAsync(text));
}
