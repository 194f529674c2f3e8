using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Audit;

/// <summary>
/// Who changed something last: by the newest entries of the log, in pieces, and no further back than somebody keeps a form open. Older
/// changes are told without a name.
/// </summary>
public sealed class LastActor(IDbContextFactory<ChatDb> reads)
{
    private const int Pieces = 8;

    /// <summary>Who changed a company.</summary>
    public Task<string?> OfCompanyAsync(CompanyId company, CancellationToken cancellation) =>
        NameAsync(e => e.Where(x => x.CompanyId == company && (x.Action == AuditAction.CompanyChanged || x.Action == AuditAction.ModuleSwitched)), cancellation);

    /// <summary>Who changed a user.</summary>
    public Task<string?> OfUserAsync(UserId user, CancellationToken cancellation) =>
        NameAsync(e => e.Where(x => x.UserId == user && (x.Action == AuditAction.UserChanged || x.Action == AuditAction.UserActivation)), cancellation);

    /// <summary>Who changed a group.</summary>
    public Task<string?> OfGroupAsync(GroupId group, CancellationToken cancellation)
    {
        // Keys stand in ordinal order without white space, so this is the whole of its field.
        var (inner, last) = (FormattableString.Invariant($"\"group\":{group.Value},"), FormattableString.Invariant($"\"group\":{group.Value}}}"));
        return NameAsync(
            e => e.Where(x => (x.Action == AuditAction.GroupChanged || x.Action == AuditAction.GroupMembersChanged
                || x.Action == AuditAction.PermissionsChanged || x.Action == AuditAction.GroupDeleted)
                && (x.Details.Contains(inner) || x.Details.Contains(last))),
            cancellation);
    }

    /// <summary>Who changed a field of an issue.</summary>
    public Task<string?> OfIssueAsync(IssueId issue, CancellationToken cancellation) =>
        NameAsync(e => e.Where(x => x.IssueId == issue && (x.Action == AuditAction.IssueChanged || x.Action == AuditAction.IssueMade)), cancellation);

    private async Task<string?> NameAsync(Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>> about, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        var end = await db.AuditEntries.MaxAsync(e => (long?)e.Sequence, cancellation).ConfigureAwait(false) ?? 0;
        for (var piece = 0; piece < Pieces && end > 0; piece++, end -= AuditReader.Stretch)
        {
            var (first, last) = (end - AuditReader.Stretch, end);
            var actor = await about(db.AuditEntries.Where(e => e.Sequence > first && e.Sequence <= last))
                .OrderByDescending(e => e.Sequence).Select(e => e.ActorId).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            if (actor is { } who)
            {
                return await db.Users.Where(u => u.Id == who).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            }
        }

        return null;
    }
}
