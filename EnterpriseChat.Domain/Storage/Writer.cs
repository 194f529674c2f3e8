using EnterpriseChat.Domain.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnterpriseChat.Domain.Storage;

/// <summary>The writer's connection with everything that is prepared on it. Used by the runner's loop alone, one step at a time.</summary>
internal sealed class Writer : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly DbContextOptions<ChatDb> _options;
    private readonly PreparedCommand _begin;
    private readonly PreparedCommand _commit;
    private readonly PreparedCommand _rollback;
    private readonly PreparedCommand _savepoint;
    private readonly PreparedCommand _release;
    private readonly PreparedCommand _rollbackTo;
    private readonly PreparedCommand _rightsVersion;
    private readonly PreparedCommand _sessionLives;
    private readonly PreparedCommand _textsWait;
    private readonly PreparedCommand[] _takeTextsIn;

    public Writer(string file, IReadOnlyList<IInterceptor> interceptors)
    {
        _connection = Connections.OpenWriter(file);
        _options = Connections.Writing(_connection, [.. interceptors]);
        _begin = new PreparedCommand(_connection, "BEGIN IMMEDIATE", 0);
        _commit = new PreparedCommand(_connection, "COMMIT", 0);
        _rollback = new PreparedCommand(_connection, "ROLLBACK", 0);
        _savepoint = new PreparedCommand(_connection, "SAVEPOINT operation", 0);
        _release = new PreparedCommand(_connection, "RELEASE operation", 0);
        _rollbackTo = new PreparedCommand(_connection, "ROLLBACK TO operation", 0);
        _rightsVersion = new PreparedCommand(_connection, "SELECT Version FROM RightsVersion WHERE Id = 1", 0);
        _sessionLives = new PreparedCommand(
            _connection,
            "SELECT 1 FROM Sessions s JOIN Users u ON u.Id = s.UserId WHERE s.Id = @0 AND s.UserId = @1 AND s.EndedAt IS NULL AND u.Active",
            2);
        _textsWait = new PreparedCommand(_connection, SearchIndex.Waits, 0);
        _takeTextsIn = [.. SearchIndex.TakeIn.Select(sql => new PreparedCommand(_connection, sql, 0))];
        Messages = new MessageWriter(_connection);
        Mentions = new MentionWriter(_connection);
        Files = new FileWriter(_connection);
        Issues = new IssueWriter(_connection);
        Audit = new AuditWriter(_connection);
        PrivateState = new PrivateStateWriter(_connection);
    }

    public MessageWriter Messages { get; }

    public MentionWriter Mentions { get; }

    public FileWriter Files { get; }

    public IssueWriter Issues { get; }

    public AuditWriter Audit { get; }

    public PrivateStateWriter PrivateState { get; }

    public long RightsVersion => (long)_rightsVersion.Value()!;

    /// <summary>Rows changed since the connection was opened, those by triggers and prepared commands included.</summary>
    public long Changes => SQLitePCL.raw.sqlite3_total_changes(_connection.Handle);

    /// <summary>Whether a transaction is open; SQLite ends one by itself after some errors.</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public void Begin() => _begin.Run();

    /// <summary>Takes the texts that wait into the index of words, all at once, and commits.</summary>
    public void Commit()
    {
        if (_textsWait.Value() is not null)
        {
            Array.ForEach(_takeTextsIn, command => command.Run());
        }

        _commit.Run();
    }

    public void Savepoint() => _savepoint.Run();

    public void Release() => _release.Run();

    public void RollbackToSavepoint()
    {
        _rollbackTo.Run();
        _release.Run();
    }

    public void Rollback()
    {
        if (InTransaction)
        {
            _rollback.Run();
        }
    }

    /// <summary>Whether the actor's session and account still live; somebody without a session has nothing to lose.</summary>
    public bool IsSignedIn(Actor actor) => actor.Session is null || _sessionLives.Value(actor.Session.Value.Value, actor.User?.Value) is not null;

    /// <summary>A fresh context on the connection. It opens no transaction of its own: the runner's is open.</summary>
    public ChatDb NewContext()
    {
        var db = new ChatDb(_options);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    public void Dispose()
    {
        PrivateState.Dispose();
        Audit.Dispose();
        Issues.Dispose();
        Files.Dispose();
        Mentions.Dispose();
        Messages.Dispose();
        foreach (var command in (PreparedCommand[])[_begin, _commit, _rollback, _savepoint, _release, _rollbackTo, _rightsVersion, _sessionLives, _textsWait, .. _takeTextsIn])
        {
            command.Dispose();
        }

        _connection.Dispose();
    }
}
