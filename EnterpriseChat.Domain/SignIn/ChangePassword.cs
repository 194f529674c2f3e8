using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.SignIn;

/// <summary>Changes one's own password. All other sessions of the user end; the one that acts stays.</summary>
public sealed class ChangePassword(IDbContextFactory<ChatDb> reads, Runner runner)
{
    /// <summary>Changes it when the present one is right and the new one may be used.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor actor, string present, string chosen, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (SignInRefusals.OfNew(chosen) is { } refusal)
        {
            return refusal;
        }

        using var db = reads.CreateDbContext();
        var before = await db.Users.Where(u => u.Id == actor.Me).Select(u => u.PasswordHash).SingleAsync(cancellation).ConfigureAwait(false);
        if (!await Task.Run(() => Passwords.IsRight(present, before), cancellation).ConfigureAwait(false))
        {
            return SignInRefusals.WrongPassword;
        }

        var hash = await Task.Run(() => Passwords.Hash(chosen), cancellation).ConfigureAwait(false);
        return await runner.RunAsync<Done>(
            actor,
            async op =>
            {
                var user = await op.Db.Users.SingleAsync(u => u.Id == actor.Me, CancellationToken.None).ConfigureAwait(false);
                if (user.PasswordHash != before)
                {
                    return SignInRefusals.WrongPassword;
                }

                user.PasswordHash = hash;
                op.Audit(new AuditDraft(AuditAction.PasswordChanged) { User = user.Id, Company = user.CompanyId });
                var others = await op.Db.Sessions.Where(s => s.UserId == user.Id && s.EndedAt == null && s.Id != actor.Session)
                    .ToListAsync(CancellationToken.None).ConfigureAwait(false);
                Sessions.End(op, others, "password");
                return default(Done);
            },
            cancellation).ConfigureAwait(false);
    }
}
