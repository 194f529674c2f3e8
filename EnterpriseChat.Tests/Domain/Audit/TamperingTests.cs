using EnterpriseChat.Domain.Audit;

namespace EnterpriseChat.Tests.Domain.Audit;

/// <summary>AD-03, AD-04, AD-06, AD-07: whatever is done to the log, the texts beside it or the checkpoints is found, and the first bad entry named.</summary>
public sealed class TamperingTests(AuditSample sample) : IClassFixture<AuditSample>
{
    private const int FewPlaces = 5;
    private const int AllPlaces = 200;

    public static TheoryData<string> Kinds => [.. Tampering.Kinds.Keys];

    [Fact]
    public void A_log_that_nobody_touched_is_whole()
    {
        using var untouched = new TamperedLog(sample);
        var verified = untouched.Verify();
        Assert.Equal(VerificationState.Whole, verified.State);
        Assert.Equal(sample.Entries, verified.Entries);
        Assert.Equal(sample.Entries, verified.Proved);
        Assert.Null(verified.UnprovenSince);
        Assert.Equal(200, untouched.Told().Distinct().Count(), 10d);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AD_03_AD_04_AD_06_AD_07_It_is_found_and_named(string kind) => AssertFound(kind, FewPlaces);

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Category", "Nightly")]
    public void AD_03_AD_04_AD_06_AD_07_It_is_found_and_named_at_two_hundred_places(string kind) => AssertFound(kind, AllPlaces);

    private void AssertFound(string kind, int places)
    {
        var wrong = new List<string>();
        for (var place = 0; place < places; place++)
        {
            // Spread over the log; with room behind it for what takes several entries.
            var at = 3 + (place * (sample.Entries - 20) / places);
            using var log = new TamperedLog(sample);
            var told = Tampering.Kinds[kind](log, at);
            var verified = log.Verify();
            var named = verified.Bad is { } bad ? new Told(bad.From, bad.To) : Told.Line;
            if (verified.State != VerificationState.Broken || named != told)
            {
                wrong.Add($"at {at}: {verified.State}, {named} in place of {told}; {string.Join(' ', verified.Sentences())}");
            }
        }

        Assert.Empty(wrong);
    }
}
