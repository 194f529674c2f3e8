using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Audit;

/// <summary>
/// Writes the checkpoints of an installation: after each minute with entries, at an orderly stop and first thing after a start. They tell
/// of what is durable.
/// </summary>
public sealed class Checkpoints
{
    private readonly Lock _one = new();
    private readonly CheckpointLog _log;
    private readonly string _database;
    private readonly CheckpointKey _key;
    private readonly TimeProvider _time;
    private Checkpoint? _last;
    private long _number;
    private long _sequence;
    private string _before = CheckpointLine.NoneBefore;

    /// <summary>Goes on after the last line of the directory's file.</summary>
    /// <param name="directory">The data directory; it has been taken.</param>
    /// <param name="database">The database file of which they tell.</param>
    /// <param name="key">A whole key.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StartRefused">The file of before cannot be read.</exception>
    public Checkpoints(string directory, string database, CheckpointKey key, TimeProvider time)
    {
        (_log, _database, _key, _time) = (CheckpointLog.OfDirectory(directory), database, key, time);
        try
        {
            GoOn();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefused(Words.Start_CheckpointsUnreadable.With(_log.Path), e);
        }
    }

    private void GoOn()
    {
        foreach (var line in _log.Lines())
        {
            // A line that does not fit is for the verifier to tell; the numbers go on after what can be read.
            _last = CheckpointLine.Parse(line)?.Checkpoint ?? _last;
            (_number, _before) = (_last?.Number ?? _number + 1, CheckpointLine.Digest(line));
        }
    }

    /// <summary>
    /// How the database differs from the last checkpoint of before; null when it does not. A database that lost its write-ahead log, or was
    /// replaced by an older one, is whole in itself and starts; nobody would know.
    /// </summary>
    public string? Differs()
    {
        if (_last is null)
        {
            return null;
        }

        using var reader = new AuditReader(_database);
        var (last, hash) = (reader.Ends().Last, "");
        reader.Read(_last.Sequence - 1, _last.Sequence, entry =>
        {
            hash = Convert.ToHexStringLower(entry.Hash);
            return false;
        });
        return hash == _last.Hash ? null
            : last < _last.Sequence ? Words.Verify_CutOff.With(last + 1, _last.Sequence)
            : Words.Verify_Rebuilt.With(1, _last.Sequence);
    }

    /// <summary>
    /// Writes a checkpoint when there are entries that none covers, and gives its line; null when there are none. The first one after a start
    /// is always written: it tells at once when the log is no longer what it was at the stop.
    /// </summary>
    /// <exception cref="IOException">It could not be written; the next one covers what this one would have.</exception>
    public string? Write() => Write(follows: null);

    /// <summary>Writes that a backup is put back and is from now on the log, and gives the line; null when its log is empty.</summary>
    /// <param name="follows">Number of the last checkpoint that the backup fits.</param>
    public string? WriteRestored(long follows) => Write(follows);

    private string? Write(long? follows)
    {
        lock (_one)
        {
            using var reader = new AuditReader(_database);
            if (reader.Head() is not { } head || (follows is null && head.Sequence <= _sequence))
            {
                return null;
            }

            var line = CheckpointLine.Write(
                new Checkpoint(_number + 1, follows ?? _number, head.Sequence, head.Hash, Columns.Stored(_time.GetUtcNow())), _before, _key);
            _log.Add(line);
            (_number, _sequence, _before) = (_number + 1, head.Sequence, CheckpointLine.Digest(line));
            return line;
        }
    }
}
