using System.Collections.Concurrent;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.SignIn;

/// <summary>A session that lives.</summary>
/// <param name="Id">Key.</param>
/// <param name="User">The user.</param>
/// <param name="CreatedAt">When it began.</param>
public sealed record LiveSession(SessionId Id, UserId User, DateTime CreatedAt);

/// <summary>Answers whether a cookie's session lives, and ends sessions. An ended one is refused at once, everywhere.</summary>
public sealed class Sessions : IDisposable
{
    private static readonly TimeSpan NoteUseEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<PublicId, (LiveSession Session, DateTime SeenAt)> _known = new();
    private readonly IDbContextFactory<ChatDb> _reads;
    private readonly Runner _runner;
    private readonly PrivateState _privateState;
    private readonly TimeProvider _time;
    private readonly bool _allowsDemo;
    private readonly IDisposable _subscription;

    /// <summary>Listens to the bus, so that an ended session is forgotten before anybody is answered.</summary>
    public Sessions(
        IDbContextFactory<ChatDb> reads, Runner runner, PrivateState privateState, FactBus bus, TimeProvider time, SignInPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(policy);
        (_reads, _runner, _privateState, _time, _allowsDemo) = (reads, runner, privateState, time, policy.AllowsDemo);
        _subscription = bus.Subscribe(Hear);
    }

    /// <summary>The session of a cookie; null when it never was, has ended or is too old. Asking counts as use.</summary>
    public async Task<LiveSession?> FindAsync(PublicId session, CancellationToken cancellation)
    {
        var now = Columns.Stored(_time.GetUtcNow());
        if (!_known.TryGetValue(session, out var known))
        {
            if (await ReadAsync(session, cancellation).ConfigureAwait(false) is not { } read)
            {
                return null;
            }

            known = read;
        }

        if (now - known.SeenAt > Session.Idle || now - known.Session.CreatedAt > Session.Longest)
        {
            await EndAsync(Actor.System, [known.Session.Id], "age", cancellation).ConfigureAwait(false);
            return null;
        }

        if (now - known.SeenAt >= NoteUseEvery)
        {
            _known[session] = (known.Session, now);
            _privateState.SeenSession(known.Session.Id, now);
        }

        return known.Session;
    }

    /// <summary>Counts open tabs as use, and ends those sessions that have lived long enough. Called once a minute.</summary>
    public async Task KeepAsync(IReadOnlySet<SessionId> open, CancellationToken cancellation)
    {
        foreach (var (name, known) in _known)
        {
            if (open.Contains(known.Session.Id))
            {
                await FindAsync(name, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Ends sessions: their cookies are refused and their tabs close within a second.</summary>
    public Task<Outcome<Done>> EndAsync(Actor actor, IReadOnlyCollection<SessionId> sessions, string reason, CancellationToken cancellation) =>
        _runner.RunAsync<Done>(
            actor,
            async op =>
            {
                var rows = await op.Db.Sessions.Where(s => sessions.Contains(s.Id) && s.EndedAt == null)
                    .ToListAsync(CancellationToken.None).ConfigureAwait(false);
                End(op, rows, reason);
                return default(Done);
            },
            cancellation);

    /// <inheritdoc />
    public void Dispose() => _subscription.Dispose();

    /// <summary>Ends sessions inside another operation.</summary>
    internal static void End(Operation op, IReadOnlyCollection<Session> sessions, string reason)
    {
        foreach (var session in sessions)
        {
            session.EndedAt = op.Now;
            op.Audit(new AuditDraft(AuditAction.SessionEnded) { User = session.UserId, Details = [("reason", reason), ("session", session.Id.Value)] });
        }

        if (sessions.Count > 0)
        {
            op.Tell(new SessionsEnded([.. sessions.Select(s => s.Id)]));
        }
    }

    private async Task<(LiveSession Session, DateTime SeenAt)?> ReadAsync(PublicId session, CancellationToken cancellation)
    {
        using var db = _reads.CreateDbContext();

        // A session of the demo, begun in Development, is worth nothing where the demo may not sign in.
        var row = await db.Sessions.Where(s => s.PublicId == session && s.EndedAt == null)
            .Where(s => _allowsDemo || db.Users.Any(u => u.Id == s.UserId && !u.IsDemo)).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (row is null)
        {
            return null;
        }

        var known = (new LiveSession(row.Id, row.UserId, row.CreatedAt), row.LastSeenAt);
        _known[session] = known;

        // It may have ended between the reading and the keeping.
        if (!await db.Sessions.AnyAsync(s => s.Id == row.Id && s.EndedAt == null, cancellation).ConfigureAwait(false))
        {
            _known.TryRemove(session, out _);
            return null;
        }

        return known;
    }

    private void Hear(Fact fact)
    {
        if (fact is SessionsEnded ended)
        {
            foreach (var (key, value) in _known)
            {
                if (ended.Sessions.Contains(value.Session.Id))
                {
                    _known.TryRemove(key, out _);
                }
            }
        }
    }
}
