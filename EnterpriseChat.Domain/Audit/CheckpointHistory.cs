namespace EnterpriseChat.Domain.Audit;

/// <summary>An end of the log that was given up when a backup was put back.</summary>
/// <param name="From">The first entry that was given up.</param>
/// <param name="To">The last one of which a checkpoint tells.</param>
/// <param name="At">When the backup was put back.</param>
public sealed record GivenUp(long From, long To, DateTime At);

/// <summary>What the checkpoints of all files say together: which stand, what a restore gave up, and what does not fit.</summary>
public sealed class CheckpointHistory
{
    /// <summary>More sentences help nobody.</summary>
    private const int MostFlaws = 20;

    private readonly IReadOnlyList<CheckpointKey> _keys;
    private readonly SortedDictionary<long, Checkpoint> _known = [];
    private readonly List<IReadOnlyList<Checkpoint>> _past = [];
    private readonly List<GivenUp> _givenUp = [];
    private readonly List<string> _flaws = [];

    private CheckpointHistory(CheckpointLog own, IReadOnlyList<CheckpointKey> keys) => (OwnPath, _keys) = (own.Path, keys);

    /// <summary>Where the installation's own file lies.</summary>
    public string OwnPath { get; }

    /// <summary>Whether the installation's own file has no line, so that only files from elsewhere can prove anything.</summary>
    public bool OwnIsMissing { get; private init; }

    /// <summary>Checkpoints that the log must fit, by rising sequence.</summary>
    public IReadOnlyList<Checkpoint> Standing { get; private set; } = [];

    /// <summary>What stood before each time that a backup was put back, the newest first: a backup of then has to fit that.</summary>
    public IReadOnlyList<IReadOnlyList<Checkpoint>> Past => _past;

    /// <summary>Ends of the log that were given up when a backup was put back.</summary>
    public IReadOnlyList<GivenUp> Ends => _givenUp;

    /// <summary>What does not fit, each a sentence that names file and line; none when all fit.</summary>
    public IReadOnlyList<string> Flaws => _flaws;

    /// <summary>Reads files of checkpoints.</summary>
    /// <param name="own">The installation's own file, which has each one from the first on.</param>
    /// <param name="others">Files with some of them that were kept elsewhere.</param>
    /// <param name="keys">The keys that may have signed.</param>
    public static CheckpointHistory Read(CheckpointLog own, IEnumerable<CheckpointLog> others, IReadOnlyList<CheckpointKey> keys)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(others);
        // The others first: a server that runs writes its own file before it sends the line elsewhere.
        List<(CheckpointLog Log, List<string> Lines)> elsewhere = [.. others.Select(log => (log, log.Lines().ToList()))];
        var history = new CheckpointHistory(own, keys) { OwnIsMissing = !own.Lines().Any() };
        history.Take(own);
        var last = history._known.Count > 0 ? history._known.Keys.Last() : (long?)null;
        foreach (var (log, lines) in elsewhere)
        {
            history.Compare(log, lines, last);
        }

        history.Arrange();
        return history;
    }

    /// <summary>
    /// Takes the lines that are signed, and tells which are not or do not hang together. Each signature is looked at: a server that starts goes
    /// on after the last line that it finds, so a later one vouches for nothing.
    /// </summary>
    private void Take(CheckpointLog log)
    {
        var (digest, index, number) = (CheckpointLine.NoneBefore, 0, 0L);
        foreach (var text in log.Lines())
        {
            index++;
            var line = CheckpointLine.Parse(text);
            var unsigned = line is null ? Words.Verify_LineMalformed : line.Flaw(_keys);
            if ((unsigned ?? Unfit(line!, number, digest)) is { } flaw)
            {
                Add(log, index, flaw);
            }

            if (unsigned is null)
            {
                _known.TryAdd(line!.Checkpoint.Number, line.Checkpoint);
            }

            (digest, number) = (CheckpointLine.Digest(text), line?.Checkpoint.Number ?? number + 1);
        }
    }

    private static string? Unfit(CheckpointLine line, long before, string digest)
    {
        var number = line.Checkpoint.Number;
        if (number > before + 1)
        {
            return Words.Verify_LineMissing.With(before + 1, number - 1);
        }

        if (number <= before)
        {
            return Words.Verify_LineOutOfOrder.With(number, before);
        }

        return line.Before == digest ? null : Words.Verify_LineUnlinked;
    }

    private void Compare(CheckpointLog other, List<string> lines, long? last)
    {
        foreach (var (index, text) in lines.Index())
        {
            var line = CheckpointLine.Parse(text);
            var unsigned = line is null ? Words.Verify_LineMalformed : line.Flaw(_keys);
            if ((unsigned ?? Differs(line!.Checkpoint, last)) is { } flaw)
            {
                Add(other, index + 1, flaw);
            }

            // What was signed was once true, also where the own file does not know it any more.
            if (unsigned is null)
            {
                _known.TryAdd(line!.Checkpoint.Number, line.Checkpoint);
            }
        }
    }

    private string? Differs(Checkpoint checkpoint, long? last)
    {
        if (_known.TryGetValue(checkpoint.Number, out var own))
        {
            return own == checkpoint ? null : Words.Verify_LineDiffers.With(checkpoint.Number);
        }

        return last < checkpoint.Number ? Words.Verify_LineBeyond.With(checkpoint.Number, last) : null;
    }

    private void Add(CheckpointLog log, int line, string flaw)
    {
        if (_flaws.Count < MostFlaws)
        {
            _flaws.Add(Words.Verify_Line.With(log.Path, line, flaw));
        }
    }

    /// <summary>The newest checkpoint with all that it follows stands; other ends were given up.</summary>
    private void Arrange()
    {
        var followed = _known.Values.Select(c => c.Follows).ToHashSet();
        List<Checkpoint> ends = [.. _known.Values.Reverse().Where(c => !followed.Contains(c.Number))];
        Standing = ends.Count > 0 ? Line(ends[0], tells: true) : [];
        _past.AddRange(ends.Skip(1).Select(end => Line(end, tells: false)));
        foreach (var restored in _known.Values.Where(c => c.Follows < c.Number - 1))
        {
            var from = (_known.GetValueOrDefault(restored.Follows)?.Sequence ?? 0) + 1;
            var to = ends.Where(e => e.Number > restored.Follows && e.Number < restored.Number).Select(e => e.Sequence).DefaultIfEmpty().Max();
            if (to >= from)
            {
                _givenUp.Add(new GivenUp(from, to, restored.At));
            }
        }
    }

    /// <summary>A checkpoint with all that it follows, in their order; one that is not there is passed over, that it is missing was told.</summary>
    private List<Checkpoint> Line(Checkpoint end, bool tells)
    {
        var line = new List<Checkpoint>();
        for (var number = end.Number; number > 0;)
        {
            var found = _known.GetValueOrDefault(number);
            if (found is null)
            {
                number--;
                continue;
            }

            number = found.Follows;
            if (line.Count > 0 && found.Sequence > line[^1].Sequence)
            {
                if (tells)
                {
                    tells = false;
                    _flaws.Add(Words.Verify_CheckpointBack.With(line[^1].Number, line[^1].Sequence, found.Number, found.Sequence));
                }

                continue;
            }

            line.Add(found);
        }

        line.Reverse();
        return line;
    }
}
