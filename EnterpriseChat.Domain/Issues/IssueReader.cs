using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>An issue as its page shows it. Names of people are looked up when it is drawn.</summary>
/// <param name="Open">That its reader sees it.</param>
/// <param name="Issue">The fields.</param>
/// <param name="Company">Whose it is.</param>
/// <param name="Project">Where it is tracked.</param>
public sealed record IssueView(OpenIssue Open, Issue Issue, Choice Company, ProjectChoice Project)
{
    /// <summary>The assignee as a form names people; null for nobody.</summary>
    public PublicId? Assignee { get; init; }

    /// <summary>Whether the reader may change it.</summary>
    public bool MayEdit { get; init; }

    /// <summary>Whether the reader is of the host company, and may say whose issue it is.</summary>
    public bool IsHost { get; init; }

    /// <summary>Its chat, if it was ever opened.</summary>
    public IssueChat? Chat { get; init; }
}

/// <summary>The chat of an issue: whether somebody may use it is another question.</summary>
/// <param name="Id">Key of the room, by which it is told that something happened in it.</param>
/// <param name="PublicId">Name in addresses.</param>
public sealed record IssueChat(RoomId Id, PublicId PublicId);

/// <summary>A project to choose.</summary>
/// <param name="Id">Key.</param>
/// <param name="Key">The letters of its issues.</param>
/// <param name="Name">What people call it.</param>
public sealed record ProjectChoice(ProjectId Id, string Key, string Name);

/// <summary>Reads one issue for one reader; every call asks the door.</summary>
public sealed class IssueReader(IDbContextFactory<ChatDb> reads, RightsClock clock, KnownSights known)
{
    /// <summary>The issue of a key that it has or had; null when the reader cannot see it or it was never there.</summary>
    public async Task<IssueView?> OfAsync(UserId reader, string key, CancellationToken cancellation)
    {
        var (door, db) = Begin();
        using (db)
        {
            // The yes and the fields are of one moment: who loses the issue in between does not read what was written after.
            var snapshot = await db.SnapshotAsync(cancellation).ConfigureAwait(false);
            await using var _ = snapshot.ConfigureAwait(false);
            if (await door.OpenIssueAsync(key, reader, cancellation).ConfigureAwait(false) is not { } open)
            {
                return null;
            }

            var found = await (from i in door.Issue(open)
                               join c in db.Companies on i.CompanyId equals c.Id
                               join p in db.Projects on i.ProjectId equals p.Id
                               select new
                               {
                                   Issue = i,
                                   Company = new Choice(c.PublicId, c.Name),
                                   Project = new ProjectChoice(p.Id, p.Key, p.Name),
                                   Assignee = db.Users.Where(u => u.Id == i.AssigneeId).Select(u => (PublicId?)u.PublicId).FirstOrDefault(),
                                   IsHost = db.Users.Any(u => u.Id == reader && db.Companies.Any(h => h.Id == u.CompanyId && h.IsHost)),
                               }).AsNoTracking().SingleAsync(cancellation).ConfigureAwait(false);
            return new IssueView(open, found.Issue, found.Company, found.Project)
            {
                Assignee = found.Assignee,
                Chat = await door.ChatOf(open.Id).Select(r => new IssueChat(r.Id, r.PublicId)).FirstOrDefaultAsync(cancellation).ConfigureAwait(false),
                IsHost = found.IsHost,
                MayEdit = await door.MayEditAsync(open, cancellation).ConfigureAwait(false),
            };
        }
    }

    /// <summary>A door for one reading.</summary>
    internal (Door Door, ChatDb Db) Begin()
    {
        // The version first: what is then read may be newer, and waits for an answer under newer rights.
        var version = clock.Version;
        var db = reads.CreateDbContext();
        return (new Door(db, known, version), db);
    }
}
