using System.Globalization;

namespace EnterpriseChat.Domain.Audit;

/// <summary>What came of verifying; as an exit code 0, 1 and 2 (product.md section 13).</summary>
public enum VerificationState
{
    /// <summary>Nothing was changed, and what is older than two minutes of log is proved from outside the database.</summary>
    Whole = 0,

    /// <summary>Something was changed, removed, inserted, put in another order, cut off or made anew.</summary>
    Broken = 1,

    /// <summary>It could not be checked, or nothing outside the database proves it.</summary>
    CouldNotCheck = 2,
}

/// <summary>What is wrong with an entry.</summary>
public enum EntryFlaw
{
    /// <summary>The entry is not there, and later ones are.</summary>
    Missing,

    /// <summary>The entry's own hash does not fit what it says.</summary>
    Changed,

    /// <summary>The entry does not follow the one before.</summary>
    Unlinked,

    /// <summary>The entry was put in between, and those after it got other numbers.</summary>
    Inserted,

    /// <summary>The entry's time is before that of the one before it.</summary>
    Earlier,

    /// <summary>Entries come before the first one.</summary>
    BeforeFirst,

    /// <summary>The text beside the entry is not the one that was sealed.</summary>
    TextChanged,

    /// <summary>The text beside the entry is not there.</summary>
    TextMissing,

    /// <summary>The log is whole in itself, but a checkpoint tells of another one.</summary>
    Rebuilt,

    /// <summary>A checkpoint tells of entries after the newest one.</summary>
    CutOff,
}

/// <summary>The first bad entry: between two numbers, which are the same where it can be told exactly.</summary>
public sealed record BadEntry(long From, long To, EntryFlaw Flaw);

/// <summary>How far it is.</summary>
/// <param name="Done">Entries looked at, and texts beside them.</param>
/// <param name="Of">Of how many.</param>
public readonly record struct VerificationProgress(long Done, long Of);

/// <summary>The outcome of verifying a log, with all that is to be said of it.</summary>
/// <param name="Entries">The newest entry when it began.</param>
/// <param name="Proved">Up to which entry checkpoints prove it; 0 when none does.</param>
/// <param name="UnprovenSince">Time of the first entry that no checkpoint covers; null when each one is covered.</param>
/// <param name="Newest">Time of the newest entry; null for an empty log.</param>
/// <param name="Bad">The first bad entry; null when none was found.</param>
/// <param name="Checkpoints">What the checkpoints say.</param>
public sealed record Verification(
    long Entries, long Proved, DateTime? UnprovenSince, DateTime? Newest, BadEntry? Bad, CheckpointHistory Checkpoints)
{
    /// <summary>Number of the last checkpoint that the log fits; 0 when there is none.</summary>
    public long ProvedBy { get; init; }

    /// <summary>A server writes a checkpoint each minute with entries; more log than this without one was not made by a server that ran well.</summary>
    public static readonly TimeSpan LongestUnproven = TimeSpan.FromMinutes(2);

    /// <summary>Texts of messages that no entry seals; not counted where an entry is bad.</summary>
    public long Unsealed { get; init; }

    /// <summary>Whole, broken or not to be told.</summary>
    public VerificationState State => Bad is not null || Unsealed > 0 || Checkpoints.Flaws.Count > 0 ? VerificationState.Broken
        : Entries > 0 && (Proved == 0 || Checkpoints.OwnIsMissing || Newest - UnprovenSince > LongestUnproven) ? VerificationState.CouldNotCheck
        : VerificationState.Whole;

    /// <summary>The outcome in words, one sentence each, the most important first.</summary>
    public IEnumerable<string> Sentences() =>
    [
        State switch
        {
            VerificationState.Broken => Bad is null && Unsealed == 0 ? Words.Verify_CheckpointsBroken : Words.Verify_Broken,
            VerificationState.CouldNotCheck => Words.Verify_Unproven,
            _ => Entries == 0 ? Words.Verify_Empty : Words.Verify_Whole.With(Entries),
        },
        .. Bad is null ? Array.Empty<string>() : [Told(Bad)],
        .. Unsealed > 0 ? [Words.Verify_Unsealed.With(Unsealed)] : Array.Empty<string>(),
        .. Checkpoints.Flaws,
        .. Entries > 0 && Checkpoints.OwnIsMissing ? [Words.Verify_NoCheckpoints.With(Checkpoints.OwnPath)] : Array.Empty<string>(),
        .. Checkpoints.Ends.Select(end => Words.Verify_GivenUp.With(end.From, end.To, Shown(end.At))),
        .. Proved > 0 ? [Words.Verify_Proved.With(Proved)] : Array.Empty<string>(),
        .. UnprovenSince is { } since ? [Words.Verify_UnprovenSince.With(Shown(since), Proved + 1, Entries)] : Array.Empty<string>(),
    ];

    private static string Told(BadEntry bad) => bad.Flaw switch
    {
        EntryFlaw.Missing => Words.Verify_EntryMissing.With(bad.From),
        EntryFlaw.Changed => Words.Verify_EntryChanged.With(bad.From),
        EntryFlaw.Unlinked => Words.Verify_EntryUnlinked.With(bad.From),
        EntryFlaw.Inserted => Words.Verify_EntryInserted.With(bad.From),
        EntryFlaw.Earlier => Words.Verify_EntryEarlier.With(bad.From),
        EntryFlaw.BeforeFirst => Words.Verify_EntryBeforeFirst.With(bad.From),
        EntryFlaw.TextChanged => Words.Verify_TextChanged.With(bad.From),
        EntryFlaw.TextMissing => Words.Verify_TextMissing.With(bad.From),
        EntryFlaw.Rebuilt => Words.Verify_Rebuilt.With(bad.From, bad.To),
        EntryFlaw.CutOff => Words.Verify_CutOff.With(bad.From, bad.To),
        _ => throw new InvalidOperationException($"There is no sentence for {bad.Flaw}."),
    };

    private static string Shown(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
