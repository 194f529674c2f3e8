using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Architecture;

/// <summary>Time can be moved by a test, and no exception vanishes.</summary>
public sealed class SourceRulesTests
{
    [Fact]
    public void Time_comes_from_the_provider() => Findings.None(Found(SourceRules.OwnTime));

    [Fact]
    public void No_exception_is_swallowed() => Findings.None(Found(SourceRules.Swallowed));

    [Theory]
    [InlineData("var x = DateTime.UtcNow;")]
    [InlineData("await Task.Delay(100);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1), ct);")]
    [InlineData("using var t = new PeriodicTimer(TimeSpan.FromSeconds(1));")]
    public void Time_of_ones_own_is_found(string source) => Assert.Single(SourceRules.OwnTime(source));

    [Theory]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1), time, ct);")]
    [InlineData("await Task.Delay(pause, _timeProvider);")]
    [InlineData("using var t = new PeriodicTimer(period, _clock); var now = time.GetUtcNow();")]
    public void Time_of_the_provider_is_let_through(string source) => Assert.Empty(SourceRules.OwnTime(source));

    [Theory]
    [InlineData("try { F(); } catch { }")]
    [InlineData("try { F(); } catch (Exception) { /* whatever */ }")]
    [InlineData("try { F(); } catch (JSDisconnectedException) { }")]
    public void A_swallowed_exception_is_found(string source) => Assert.Single(SourceRules.Swallowed(source));

    [Theory]
    [InlineData("try { F(); } catch (JSDisconnectedException) { /* the tab is gone, and its listeners with it */ }")]
    [InlineData("try { F(); } catch (Exception e) { Log.Failed(logger, e); }")]
    [InlineData("try { F(); } catch { Undo(); throw; }")]
    public void An_exception_that_is_dealt_with_is_let_through(string source) => Assert.Empty(SourceRules.Swallowed(source));

    private static IEnumerable<string> Found(Func<string, IReadOnlyList<string>> rule) =>
        Repository.Files("EnterpriseChat.Domain", ".cs").Concat(Repository.Files("EnterpriseChat.Web", ".cs"))
            .SelectMany(file => rule(Repository.Read(file)).Select(found => $"{file}:{found}"));
}
