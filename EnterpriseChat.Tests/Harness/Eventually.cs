using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Waits for a condition by asking again and again, with a bound; the only way in which tests wait.</summary>
public static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    /// <summary>Returns when the condition holds; fails with its source text when it did not within the bound.</summary>
    public static Task That(
        Func<bool> condition, TimeSpan? within = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        That(() => Task.FromResult(condition()), within, what);

    /// <summary>As the other one, for a condition that is asked for asynchronously; an exception counts as "not yet".</summary>
    public static async Task That(
        Func<Task<bool>> condition, TimeSpan? within = null, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var bound = within ?? Bound;
        var watch = Stopwatch.StartNew();
        Exception? last = null;
        do
        {
            try
            {
                last = null;
                if (await condition())
                {
                    return;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                last = e;
            }

            await Task.Delay(Pause);
        }
        while (watch.Elapsed < bound);
        Assert.Fail($"Not within {bound.TotalSeconds:0.#} s: {what}{(last is null ? "" : $"\n{last}")}");
    }

    /// <summary>Returns the first value that is not null.</summary>
    public static async Task<T> Some<T>(
        Func<T?> value, TimeSpan? within = null, [CallerArgumentExpression(nameof(value))] string what = "")
        where T : class
    {
        T? found = null;
        await That(() => (found = value()) is not null, within, what);
        return found!;
    }
}
