using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.SignIn;

/// <summary>A try to sign in, as the form and the browser gave it.</summary>
/// <param name="UserName">As typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="Address">Network address.</param>
/// <param name="Browser">What the browser says it is.</param>
/// <param name="TimeZone">IANA zone of the browser; kept at the first sign-in.</param>
/// <param name="Language">Language of the browser; kept at the first sign-in.</param>
/// <param name="KnownFor">Public id of the user that this browser signed in before, from its signed cookie.</param>
public sealed record SignInTry(
    string UserName, string Password, string Address, string Browser, string TimeZone, string Language, PublicId? KnownFor);

/// <summary>That a session began.</summary>
/// <param name="Session">Name of the session for the cookie.</param>
/// <param name="User">Name of the user for the cookie that knows this browser.</param>
public sealed record SignedIn(PublicId Session, PublicId User);

/// <summary>Signs in by name and password: the one way in. Wrong name, wrong password and inactive account answer alike, in the same time.</summary>
public sealed class SignInUser(
    IDbContextFactory<ChatDb> reads, Runner runner, SlowDown slowDown, FailedTries failedTries, SignInPolicy policy) : IDisposable
{
    private readonly SemaphoreSlim _oneHash = new(1);

    /// <summary>Looks at a try.</summary>
    public async Task<Outcome<SignedIn>> HandleAsync(SignInTry attempt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var nameKey = TextRules.Key(attempt.UserName.Length > Passwords.Longest ? "" : attempt.UserName);
        var user = await FindAsync(nameKey, cancellation).ConfigureAwait(false);
        var isKnownBrowser = user is not null && attempt.KnownFor == user.PublicId;
        if (!await slowDown.WaitAsync(nameKey, attempt.Address, isKnownBrowser, cancellation).ConfigureAwait(false))
        {
            return SignInRefusals.TooManyTries;
        }

        var (isRight, upgraded) = await CheckAsync(attempt.Password, user, cancellation).ConfigureAwait(false);
        if (!isRight)
        {
            return await RefuseAsync(user?.Id, nameKey, attempt.Address, cancellation).ConfigureAwait(false);
        }

        slowDown.Succeeded(nameKey);
        return await BeginAsync(user!, attempt, upgraded, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose() => _oneHash.Dispose();

    private async Task<User?> FindAsync(string nameKey, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await db.Users.FirstOrDefaultAsync(u => u.UserNameKey == nameKey, cancellation).ConfigureAwait(false);
    }

    private async Task<(bool IsRight, string? Upgraded)> CheckAsync(string password, User? user, CancellationToken cancellation)
    {
        // One at a time: guessing costs one core at most.
        await _oneHash.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(
                () =>
                {
                    var isRight = Passwords.IsRight(password, user?.PasswordHash ?? Passwords.Nobody);
                    var mayEnter = user is { Active: true } && (policy.AllowsDemo || !user.IsDemo);
                    var upgraded = isRight && mayEnter && Passwords.IsOutdated(user!.PasswordHash) ? Passwords.Hash(password) : null;
                    return (isRight && mayEnter, upgraded);
                },
                cancellation).ConfigureAwait(false);
        }
        finally
        {
            _oneHash.Release();
        }
    }

    private Task<Outcome<SignedIn>> RefuseAsync(UserId? user, string nameKey, string address, CancellationToken cancellation)
    {
        var failures = slowDown.Failed(nameKey, address);
        var entry = failedTries.Entry(user, nameKey, address, failures);
        return runner.RunAsync<SignedIn>(
            Actor.Anonymous(address),
            op =>
            {
                if (entry is not null)
                {
                    op.AuditRefusal(entry);
                }

                return Task.FromResult<Outcome<SignedIn>>(SignInRefusals.WrongPair);
            },
            cancellation);
    }

    private Task<Outcome<SignedIn>> BeginAsync(User found, SignInTry attempt, string? upgraded, CancellationToken cancellation) =>
        runner.RunAsync<SignedIn>(
            Actor.Anonymous(attempt.Address),
            async op =>
            {
                // Deactivation or a new password may have come between the check and now.
                var user = await op.Db.Users.SingleAsync(u => u.Id == found.Id, CancellationToken.None).ConfigureAwait(false);
                if (!user.Active || user.PasswordHash != found.PasswordHash)
                {
                    return SignInRefusals.WrongPair;
                }

                user.PasswordHash = upgraded ?? user.PasswordHash;
                user.TimeZone = user.TimeZone.Length == 0 ? attempt.TimeZone : user.TimeZone;
                user.Language = user.Language.Length == 0 ? attempt.Language : user.Language;
                var session = new Session
                {
                    PublicId = PublicId.New(),
                    UserId = user.Id,
                    CreatedAt = op.Now,
                    LastSeenAt = op.Now,
                    Address = attempt.Address,
                    Browser = attempt.Browser.Length > 200 ? attempt.Browser[..200] : attempt.Browser,
                };
                op.Db.Sessions.Add(session);
                await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
                op.Audit(
                    new AuditDraft(AuditAction.SignedIn) { User = user.Id, Company = user.CompanyId },
                    new Actor(user.Id, session.Id, attempt.Address));
                return new SignedIn(session.PublicId, user.PublicId);
            },
            cancellation);
}
