namespace EnterpriseChat.Tests.Domain.Audit;

/// <summary>What has to be told of a log that was tampered with.</summary>
/// <param name="From">The first entry that may be named; 0 when it is a line of checkpoints that is bad.</param>
/// <param name="To">The last one.</param>
internal readonly record struct Told(long From, long To)
{
    public static Told Line { get; } = new(0, 0);

    public static Told Exactly(long sequence) => new(sequence, sequence);
}

/// <summary>The kinds of tampering, each at a place, with the entry that has to be named.</summary>
internal static class Tampering
{
    /// <summary>By name. The place is an entry, and far enough from both ends.</summary>
    public static IReadOnlyDictionary<string, Func<TamperedLog, long, Told>> Kinds { get; } = new Dictionary<string, Func<TamperedLog, long, Told>>
    {
        ["one character of the action"] = (log, at) => Set(log, at, "Action", "'X' || substr(Action, 2)"),
        ["the time, by a millisecond"] = (log, at) => Set(log, at, "At", "At + 1"),
        ["the actor"] = (log, at) => Changed(log, at, "ActorId"),
        ["no actor"] = (log, at) => Set(log, at, "ActorId", "CASE WHEN ActorId IS NULL THEN 1 END"),
        ["the session"] = (log, at) => Changed(log, at, "SessionId"),
        ["the address"] = (log, at) => Set(log, at, "Address", "Address || '.'"),
        ["a blank behind the address"] = (log, at) => Set(log, at, "Address", "Address || char(0)"),
        ["the company"] = (log, at) => Changed(log, at, "CompanyId"),
        ["the user"] = (log, at) => Changed(log, at, "UserId"),
        ["the room"] = (log, at) => Changed(log, at, "RoomId"),
        ["an issue where there was none"] = (log, at) => Set(log, at, "IssueId", "0"),
        ["the message"] = (log, at) => Changed(log, at, "MessageNumber"),
        ["the details"] = (log, at) => Set(log, at, "Details", "replace(Details, '{', '{ ')"),
        ["a character from one column to the next"] = (log, at) => SetBoth(log, at),
        ["none to empty in the digest"] = (log, at) => Set(log, at, "TextDigest", "CASE WHEN TextDigest IS NULL THEN x'' END"),
        ["the hash before"] = (log, at) => Set(log, at, "Previous", "zeroblob(32)"),
        ["the hash"] = (log, at) => Set(log, at, "Hash", "zeroblob(32)"),
        ["a text stored as bytes"] = (log, at) => Set(log, at, "Action", "CAST(Action AS BLOB)"),
        ["an entry taken out"] = (log, at) => Done(() => log.Remove(at, at), at),
        ["a block taken out"] = (log, at) => Done(() => log.Remove(at, at + 6), at),
        ["an entry taken out and the numbers closed up"] = (log, at) => Done(() => TakeOut(log, at), at),
        ["two neighbours exchanged"] = (log, at) => Done(() => Exchange(log, at), at),
        ["an entry doubled"] = (log, at) => Done(() => PutIn(log, at), at + 1),
        ["an entry put in, sealed by the product's code"] = PutInSealed,
        ["an entry changed and sealed again alone"] = SealedAlone,
        ["all made anew from an entry on"] = MadeAnew,
        ["times put earlier and all made anew"] = PutEarlier,
        ["the end cut off"] = (log, at) => CutOff(log, at),
        ["everything taken out"] = (log, _) => CutOff(log, 1),
        ["an entry before the first"] = (log, at) => Done(() => log.Copy(at, -3), -3),
        ["the text beside an entry"] = (log, at) => Beside(log, at, "UPDATE MessageTexts SET Text = Text || ' '"),
        ["the salt beside an entry"] = (log, at) => Beside(log, at, "UPDATE MessageTexts SET Salt = randomblob(16)"),
        ["the beginning of a text moved into its salt"] = (log, at) =>
            Beside(log, at, "UPDATE MessageTexts SET Salt = CAST(Salt || substr(Text, 1, 3) AS BLOB), Text = substr(Text, 4)"),
        ["the author of a message"] = (log, at) => Author(log, at),
        ["a time that cannot be"] = (log, at) => Set(log, at, "At", "9223372036854775807"),
        ["a text of a made-up revision"] = (log, at) => Revision(log, at),
        ["the text beside an entry taken out"] = (log, at) => Beside(log, at, "DELETE FROM MessageTexts"),
        ["a checkpoint forged"] = (log, at) => Line(log, at, 4, hash => new string('a', hash.Length)),
        ["a checkpoint of another entry"] = (log, at) => Line(log, at, 3, sequence => sequence + "0"),
        ["a checkpoint that follows none"] = (log, at) => Line(log, at, 2, follows => follows == "0" ? "1" : "0"),
        ["a checkpoint with another's signature"] = (log, at) => Line(log, at, 8, signature => signature[..20] + (signature[20] == 'x' ? 'y' : 'x') + signature[21..]),
        ["a checkpoint of another key"] = (log, at) => Line(log, at, 7, id => new string(id.Reverse().ToArray())),
        ["a checkpoint taken out"] = (log, at) => Lines(log, lines => lines.RemoveAt(Index(at, lines))),
        ["two checkpoints exchanged"] = (log, at) => Lines(log, lines => lines.Reverse(Index(at, lines), 2)),
        ["a checkpoint doubled"] = (log, at) => Lines(log, lines => lines.Insert(Index(at, lines), lines[Index(at, lines)])),
        ["a made-up line among checkpoints"] = (log, at) => Lines(log, lines => lines.Insert(Index(at, lines), "whole 1")),
    };

    private static Told Done(Action tamper, long named)
    {
        tamper();
        return Told.Exactly(named);
    }

    private static Told Set(TamperedLog log, long at, string column, string value) => Done(() => log.Set(at, column, value), at);

    private static Told Changed(TamperedLog log, long at, string column) => Done(() => log.Change(at, column), at);

    private static Told SetBoth(TamperedLog log, long at)
    {
        log.Set(at, "Details", "substr(Address, -1) || Details");
        return Set(log, at, "Address", "substr(Address, 1, length(Address) - 1)");
    }

    private static void TakeOut(TamperedLog log, long at)
    {
        log.Remove(at, at);
        log.Renumber(at + 1, -1);
    }

    private static void Exchange(TamperedLog log, long at)
    {
        log.Run($"UPDATE AuditEntries SET Sequence = -1 WHERE Sequence = {at}");
        log.Run($"UPDATE AuditEntries SET Sequence = {at} WHERE Sequence = {at + 1}");
        log.Run($"UPDATE AuditEntries SET Sequence = {at + 1} WHERE Sequence = -1");
    }

    private static void PutIn(TamperedLog log, long at)
    {
        log.Renumber(at + 1, 1);
        log.Copy(at, at + 1);
    }

    private static Told PutInSealed(TamperedLog log, long at)
    {
        PutIn(log, at);
        log.Seal(at + 1, at + 1);

        // Where a checkpoint tells of this number, it is that which tells first.
        return log.Told().Contains(at + 1) ? new Told(log.Told().LastOrDefault(s => s <= at) + 1, at + 1) : Told.Exactly(at + 1);
    }

    private static Told SealedAlone(TamperedLog log, long at)
    {
        log.Set(at, "Address", "'10.9.8.7'");
        log.Seal(at, at);
        return log.Told().Contains(at) ? new Told(log.Told().LastOrDefault(s => s < at) + 1, at) : Told.Exactly(at);
    }

    private static Told MadeAnew(TamperedLog log, long at)
    {
        log.Set(at, "Address", "'10.9.8.7'");
        log.Seal(at, log.Last);
        return new Told(log.Told().LastOrDefault(s => s < at) + 1, log.Told().First(s => s >= at));
    }

    private static Told PutEarlier(TamperedLog log, long at)
    {
        log.Run($"UPDATE AuditEntries SET At = At - 60000 WHERE Sequence >= {at}");
        log.Seal(at, log.Last);
        return Told.Exactly(at);
    }

    private static Told CutOff(TamperedLog log, long at)
    {
        log.Remove(at, long.MaxValue);
        return new Told(at, log.Last);
    }

    private static Told Beside(TamperedLog log, long at, string sql)
    {
        var sequence = log.WithText(at);
        log.Text(sql, sequence);
        return Told.Exactly(sequence);
    }

    private static Told Author(TamperedLog log, long at)
    {
        var sequence = log.WithText(at);
        log.Run($"UPDATE Messages SET AuthorId = AuthorId + 1 WHERE Number = (SELECT MessageNumber FROM AuditEntries WHERE Sequence = {sequence})");
        return Told.Exactly(sequence);
    }

    private static Told Revision(TamperedLog log, long at)
    {
        var sequence = log.WithText(at);
        log.Text("INSERT INTO MessageTexts (MessageId, Revision, Text, Salt) SELECT MessageId, 2, 'never said', Salt FROM MessageTexts", sequence);
        return Told.Line;
    }

    private static Told Lines(TamperedLog log, Action<List<string>> edit)
    {
        log.EditLines(edit);
        return Told.Line;
    }

    private static Told Line(TamperedLog log, long at, int part, Func<string, string> change)
    {
        log.EditLines(lines =>
        {
            var parts = lines[Index(at, lines)].Split(' ');
            parts[part] = change(parts[part]);
            lines[Index(at, lines)] = string.Join(' ', parts);
        });
        return Told.Line;
    }

    private static int Index(long at, List<string> lines) => (int)(at % (lines.Count - 1));
}
