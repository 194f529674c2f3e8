using System.Globalization;
using System.Text;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.SignIn;

/// <summary>Counts of the whole process are compared: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Signing in by name and password: refusals, hashes, sessions.</summary>
[Collection(nameof(Alone))]
public sealed class SignInTests
{
    private const string Password = "World-of-tests-1";

    [Fact]
    public async Task AU_04_Unknown_wrong_and_deactivated_are_refused_alike_and_each_costs_a_hash()
    {
        await using var world = await World.CreateAsync();
        await DeactivateAsync(world, world.Member);
        foreach (var (name, password) in new[]
        {
            ("nobody", Password), ("lead", "wrong"), ("member", Password), ("member", "wrong"), ("", ""), ("lead", ""),
            (new string('x', 5_000), Password), ("lead", new string('x', 1_000_000)),
        })
        {
            var hashed = Passwords.Computed;
            var outcome = await world.SignInAsync(name, password, address: name.Length.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(SignInRefusals.WrongPair, outcome.Refusal);
            Assert.Equal(hashed + 1, Passwords.Computed);
        }

        await using var db = world.Db();
        Assert.Equal(0, await db.Sessions.CountAsync());
        Assert.Equal(8, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.SignInFailed));
    }

    [Fact]
    public async Task AU_06_A_password_typed_as_the_name_cannot_be_read_in_the_log()
    {
        await using var world = await World.CreateAsync();
        await world.SignInAsync("Hunter2-is-my-secret");
        await world.SignInAsync("😀 my secret");

        await using var db = world.Db();
        var details = await db.AuditEntries.Where(e => e.Action == AuditAction.SignInFailed).OrderBy(e => e.Sequence).Select(e => e.Details).ToListAsync();
        Assert.All(details, d => Assert.DoesNotContain("unter", d, StringComparison.OrdinalIgnoreCase));
        Assert.All(details, d => Assert.DoesNotContain("secret", d, StringComparison.OrdinalIgnoreCase));
        Assert.Matches("\"name\":\"h… [0-9a-f]{16}\"", details[0]);
        Assert.Contains("\\uD83D\\uDE00…", details[1], StringComparison.Ordinal);
        Assert.False(Holds(Path.Combine(world.Path, "chat.db"), "unter2"));
        Assert.False(Holds(Path.Combine(world.Path, "chat.db-wal"), "unter2"));
        Assert.True(Holds(Path.Combine(world.Path, "chat.db-wal"), "session.refused"));
    }

    [Fact]
    public void AU_11_Passwords_are_salted_and_slow_and_the_same_letters_are_the_same_password()
    {
        Assert.Equal(600_000, Passwords.Rounds);
        var hash = Passwords.Hash("Ünïcode-Pässwörd-é".Normalize(NormalizationForm.FormC));
        Assert.StartsWith("pbkdf2-sha256$600000$", hash, StringComparison.Ordinal);
        Assert.Equal((16, 32), (Convert.FromBase64String(hash.Split('$')[2]).Length, Convert.FromBase64String(hash.Split('$')[3]).Length));
        Assert.True(Passwords.IsRight("Ünïcode-Pässwörd-é".Normalize(NormalizationForm.FormD), hash));
        Assert.False(Passwords.IsRight("Unicode-Password-e", hash));
        Assert.NotEqual(Passwords.Hash("the same one", 1), Passwords.Hash("the same one", 1));
        var emoji = Passwords.Hash("👩‍👩‍👧 family-1234", 1);
        Assert.True(Passwords.IsRight("👩‍👩‍👧 family-1234", emoji));
        Assert.False(Passwords.IsRight("👩👩👧 family-1234", emoji));
        Assert.Equal(600_000.ToString(CultureInfo.InvariantCulture), Passwords.Nobody.Split('$')[1]);
    }

    [Fact]
    public void AU_11_Too_long_a_password_is_wrong_even_if_it_begins_right()
    {
        var longest = new string('a', 1_023) + "b";
        var hash = Passwords.Hash(longest, 1);
        Assert.True(Passwords.IsRight(longest, hash));
        Assert.False(Passwords.IsRight(longest + "c", hash));
        Assert.False(Passwords.IsRight(new string('a', 1_000_000), hash));

        // What stands in for a longer one is not let in either.
        Assert.False(Passwords.IsRight(new string('a', 1_025), Passwords.Hash("", 1)));
        Assert.Equal(SignInRefusals.LongPassword, SignInRefusals.OfNew(longest + "c"));
        Assert.Equal(SignInRefusals.ShortPassword, SignInRefusals.OfNew("eleven-char"));
        Assert.Equal(SignInRefusals.CommonPassword, SignInRefusals.OfNew("Password1234"));
        Assert.Null(SignInRefusals.OfNew("a-good-one-12"));
    }

    [Fact]
    public async Task AU_11_A_hash_of_fewer_rounds_is_replaced_at_the_next_sign_in()
    {
        await using var world = await World.CreateAsync();
        Assert.StartsWith("pbkdf2-sha256$1$", await HashAsync(), StringComparison.Ordinal);
        Assert.False((await world.SignInAsync("lead", "wrong")).IsDone);
        Assert.StartsWith("pbkdf2-sha256$1$", await HashAsync(), StringComparison.Ordinal);

        Assert.True((await world.SignInAsync("lead")).IsDone);

        var upgraded = await HashAsync();
        Assert.StartsWith("pbkdf2-sha256$600000$", upgraded, StringComparison.Ordinal);
        Assert.True((await world.SignInAsync("lead")).IsDone);
        Assert.Equal(upgraded, await HashAsync());

        async Task<string> HashAsync()
        {
            await using var db = world.Db();
            return await db.Users.Where(u => u.Id == world.Lead).Select(u => u.PasswordHash).SingleAsync();
        }
    }

    [Fact]
    public async Task AU_09_Each_sign_in_has_a_new_session_and_an_ended_one_is_worth_nothing()
    {
        await using var world = await World.CreateAsync();
        var sessions = world.Get<Sessions>();
        var names = new List<PublicId>();
        for (var i = 0; i < 5; i++)
        {
            names.Add((await world.SignInAsync("lead")).Value.Session);
        }

        Assert.Equal(5, names.Distinct().Count());
        Assert.All(names, n => Assert.True(n.IsWellFormed));
        var live = (await sessions.FindAsync(names[0], default))!;
        Assert.Equal(world.Lead, live.User);
        Assert.Null(await sessions.FindAsync(PublicId.New(), default));
        Assert.Null(await sessions.FindAsync(new PublicId(""), default));
        Assert.True((await sessions.EndAsync(new(live.User, live.Id, "test"), [live.Id], "sign-out", default)).IsDone);
        Assert.Null(await sessions.FindAsync(names[0], default));
        Assert.NotNull(await sessions.FindAsync(names[1], default));
    }

    [Theory]
    [InlineData(29, 3, true)]
    [InlineData(29, 4, false)]
    [InlineData(31, 1, false)]
    public async Task A_session_lives_thirty_days_idle_and_ninety_at_most(int daysBetween, int uses, bool lives)
    {
        await using var world = await World.CreateAsync();
        var session = (await world.SignInAsync("lead")).Value.Session;
        LiveSession? found = null;
        for (var i = 0; i < uses; i++)
        {
            world.Time.Advance(TimeSpan.FromDays(daysBetween));
            found = await world.Get<Sessions>().FindAsync(session, default);
        }

        Assert.Equal(lives, found is not null);
        Assert.Equal(lives, await world.Get<Sessions>().FindAsync(session, default) is not null);
        await using var db = world.Db();
        Assert.Equal(lives ? 0 : 1, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.SessionEnded));
    }

    [Fact]
    public async Task AU_03_A_changed_password_ends_the_other_sessions_and_keeps_the_acting_one()
    {
        await using var world = await World.CreateAsync();
        var sessions = world.Get<Sessions>();
        var acting = (await world.SignInAsync("lead")).Value.Session;
        var other = (await world.SignInAsync("lead")).Value.Session;
        var member = (await world.SignInAsync("member")).Value.Session;
        var (live, ended) = ((await sessions.FindAsync(acting, default))!, (await sessions.FindAsync(other, default))!);
        await sessions.FindAsync(member, default);
        var told = new List<SessionsEnded>();
        using var listening = world.Get<FactBus>().Subscribe(f => told.AddRange(new[] { f }.OfType<SessionsEnded>()));
        var actor = new EnterpriseChat.Domain.Access.Actor(world.Lead, live.Id, "test");
        var change = world.Get<ChangePassword>();

        Assert.Equal(SignInRefusals.WrongPassword, (await change.HandleAsync(actor, "not mine at all", "a-good-one-12", default)).Refusal);
        Assert.True((await change.HandleAsync(actor, Password, "a-good-one-12", default)).IsDone);

        Assert.NotNull(await sessions.FindAsync(acting, default));
        Assert.Null(await sessions.FindAsync(other, default));
        Assert.NotNull(await sessions.FindAsync(member, default));
        Assert.Equal([ended.Id], Assert.Single(told).Sessions);
        Assert.False((await world.SignInAsync("lead")).IsDone);
        Assert.True((await world.SignInAsync("lead", "a-good-one-12")).IsDone);
        await using var db = world.Db();
        var logged = await db.AuditEntries.Where(e => e.Action == AuditAction.PasswordChanged || e.Action == AuditAction.SessionEnded).ToListAsync();
        Assert.Equal([AuditAction.PasswordChanged, AuditAction.SessionEnded], logged.Select(e => e.Action));
        Assert.All(logged, e => Assert.Equal((world.Lead, live.Id), (e.ActorId, e.SessionId)));
    }

    private static async Task DeactivateAsync(World world, UserId user)
    {
        await using var db = world.Db();
        var id = await db.Users.Where(u => u.Id == user).Select(u => u.PublicId).SingleAsync();
        Assert.True((await world.Get<EnterpriseChat.Domain.People.SetActive>().HandleAsync(World.As(world.Admin), id, false, default)).IsDone);
    }

    private static bool Holds(string file, string word)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
    }
}
