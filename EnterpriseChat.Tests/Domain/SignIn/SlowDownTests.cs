using System.Globalization;
using System.Text.Json;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace EnterpriseChat.Tests.Domain.SignIn;

/// <summary>Guessing is slowed and logged folded; nobody is locked out by strangers.</summary>
public sealed class SlowDownTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task AU_05_After_ten_failures_each_further_try_waits_longer()
    {
        var slowDown = new SlowDown(_time);
        for (var i = 0; i < SlowDown.Free; i++)
        {
            Assert.True(await NowAsync(slowDown, "lead", "a"));
            slowDown.Failed("lead", "a");
        }

        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            var wait = slowDown.WaitAsync("lead", "another address", isKnownBrowser: false, default);
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.False(wait.IsCompleted);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.True(await wait);
            slowDown.Failed("lead", "another address");
        }

        Assert.True(await NowAsync(slowDown, "member", "a third address"));
        _time.Advance(TimeSpan.FromMinutes(15));
        Assert.True(await NowAsync(slowDown, "lead", "a"));
    }

    [Fact]
    public async Task AU_05_An_address_that_guesses_many_names_is_slowed_too_and_a_right_password_clears_the_name()
    {
        var slowDown = new SlowDown(_time);
        for (var i = 0; i < SlowDown.Free; i++)
        {
            slowDown.Failed($"guess {i}", "a");
        }

        Assert.False(slowDown.WaitAsync("lead", "a", isKnownBrowser: false, default).IsCompleted);
        Assert.False(slowDown.WaitAsync("lead", "a", isKnownBrowser: true, default).IsCompleted);
        Assert.True(await NowAsync(slowDown, "lead", "b"));
        for (var i = 0; i < SlowDown.Free; i++)
        {
            slowDown.Failed("member", $"address {i}");
        }

        Assert.False(slowDown.WaitAsync("member", "c", isKnownBrowser: false, default).IsCompleted);
        Assert.True(await slowDown.WaitAsync("member", "c", isKnownBrowser: true, default));
        slowDown.Succeeded("member");
        Assert.True(await NowAsync(slowDown, "member", "c"));
    }

    [Fact]
    public async Task AU_05_A_hundred_wait_at_most_and_those_who_gave_up_do_not_count()
    {
        var slowDown = new SlowDown(_time);
        for (var i = 0; i < SlowDown.Free; i++)
        {
            slowDown.Failed("lead", "a");
        }

        using var giveUp = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 100).Select(i => slowDown.WaitAsync("lead", "a", false, i < 50 ? giveUp.Token : default)).ToList();
        Assert.False(await slowDown.WaitAsync("lead", "a", false, default));
        Assert.True(await NowAsync(slowDown, "member", "b"));
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting.Take(50)));
        var again = slowDown.WaitAsync("lead", "a", false, default);
        Assert.False(again.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await again);
        Assert.All(await Task.WhenAll(waiting.Skip(50)), Assert.True);
    }

    [Fact]
    public async Task AU_05_A_stranger_locks_nobody_out_who_signed_in_from_this_browser_before()
    {
        await using var world = await World.CreateAsync();
        var user = (await world.SignInAsync("lead")).Value.User;
        for (var i = 0; i < SlowDown.Free; i++)
        {
            Assert.Equal(SignInRefusals.WrongPair, (await world.SignInAsync("lead", "guess", $"10.0.0.{i}")).Refusal);
        }

        var slowed = world.SignInAsync("lead", address: "10.0.1.1");
        Assert.True((await world.SignInAsync("lead", address: "10.0.1.1", knownFor: user)).IsDone);
        world.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.True((await slowed).IsDone);

        // Knowing another user's browser helps nothing.
        Assert.Equal(SignInRefusals.WrongPair, (await world.SignInAsync("lead", "guess", "10.0.1.2", user)).Refusal);
    }

    [Theory]
    [InlineData("one name from many addresses")]
    [InlineData("many names from one address")]
    public async Task From_the_eleventh_failure_on_the_log_has_one_entry_a_minute_and_the_counts_are_all_of_them(string how)
    {
        await using var world = await World.CreateAsync();
        var (tries, slowDown) = (world.Get<FailedTries>(), world.Get<SlowDown>());
        var entries = new List<long>();
        const int Failures = 180;
        for (var second = 0; second < Failures; second++, world.Time.Advance(TimeSpan.FromSeconds(1)))
        {
            var (name, address) = how == "one name from many addresses" ? ("lead", $"{second}") : ($"guess {second}", "a");
            if (tries.Entry(null, name, address, slowDown.Failed(name, address)) is { } entry)
            {
                entries.Add(Count(AuditSeal.CanonicalJson(entry.Details)));
            }
        }

        await tries.LogCountsAsync(world.Get<Runner>(), isLast: false, default);
        await tries.LogCountsAsync(world.Get<Runner>(), isLast: true, default);
        await using var db = world.Db();
        entries.AddRange((await db.AuditEntries.Where(e => e.Action == AuditAction.SignInFailed).Select(e => e.Details).ToListAsync()).Select(Count));
        Assert.InRange(entries.Count, 12, 15);
        Assert.All(entries.Take(10), count => Assert.Equal(1, count));
        Assert.Equal(Failures, entries.Sum());
    }

    private static long Count(string details)
    {
        using var json = JsonDocument.Parse(details);
        return json.RootElement.GetProperty("count").GetInt64();
    }

    private static async Task<bool> NowAsync(SlowDown slowDown, string name, string address)
    {
        var wait = slowDown.WaitAsync(name, address, isKnownBrowser: false, default);
        Assert.True(wait.IsCompleted, string.Create(CultureInfo.InvariantCulture, $"{name} from {address} waits."));
        return await wait;
    }
}
