using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnterpriseChat.Tests.Domain.Audit;

/// <summary>How the verifier behaves while it works, and how the log is written that it reads.</summary>
public sealed class VerifierTests
{
    [Fact]
    public async Task It_tells_how_far_it_is_can_be_ended_after_any_stretch_and_needs_no_memory_for_more_entries()
    {
        await using var world = await World.CreateAsync();
        await FillAsync(world, 2);
        world.Get<Checkpoints>().Write();
        var few = Allocated(world);
        await FillAsync(world, 12);
        world.Get<Checkpoints>().Write();
        var many = Allocated(world);
        Assert.InRange(many, 0, few + 10_000);

        var told = new List<VerificationProgress>();
        var verifier = Verifier(world);
        verifier.Run(told.Add, default);
        Assert.InRange(told.Count, 6, 100);
        Assert.Equal(told.OrderBy(p => p.Done), told);
        Assert.Equal(told[^1].Of, told[^1].Done);

        for (var stretches = 1; stretches < told.Count - 1; stretches++)
        {
            using var stop = new CancellationTokenSource();
            var seen = 0;
            void CancelInTime(VerificationProgress progress)
            {
                if (++seen == stretches)
                {
                    stop.Cancel();
                }
            }

            // The other half may be in the middle of a stretch of its own.
            Assert.ThrowsAny<OperationCanceledException>(() => verifier.Run(CancelInTime, stop.Token));
            Assert.InRange(seen, stretches, stretches + 1);
        }
    }

    [Fact]
    public async Task AD_10_Two_hundred_writers_at_once_make_one_log_in_the_order_of_the_numbers()
    {
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(int.MaxValue))));
        var room = await world.CompanyRoomAsync(world.Host);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                Assert.True((await world.PostAsync(writer % 2 == 0 ? world.Lead : world.Member, room, $"{writer} {i}")).IsDone);
            }
        })));
        world.Get<Checkpoints>().Write();

        Assert.Equal(VerificationState.Whole, AuditSample.Verify(world.Path).State);
        await using var db = world.Db();
        var numbers = await db.AuditEntries.Where(e => e.Action == AuditAction.MessagePosted).OrderBy(e => e.Sequence).Select(e => e.MessageNumber).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 2_000).Select(n => (long?)n), numbers);
    }

    [Theory]
    [InlineData("BEGIN SELECT RAISE(ABORT, 'no entry today'); END")]
    [InlineData("BEGIN SELECT RAISE(ROLLBACK, 'no entry today'); END")]
    [InlineData("BEGIN SELECT RAISE(FAIL, 'no entry today'); END")]
    public async Task AD_09_What_cannot_be_logged_does_not_happen(string how)
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await using var db = world.Db();
        var member = await db.Users.Where(u => u.Id == world.Member).Select(u => u.PublicId).SingleAsync();
        var company = await db.Companies.Where(c => c.Id == world.Host).Select(c => c.PublicId).SingleAsync();
        using (var file = new RawDatabase(Path.Combine(world.Path, DataDirectory.DatabaseName)))
        {
            file.Run($"CREATE TRIGGER NoEntry BEFORE INSERT ON AuditEntries {how}");
            var before = file.Dump();
            Func<Task>[] actions =
            [
                () => world.PostAsync(world.Lead, room, "not logged, not said"),
                () => world.SignInAsync("lead"),
                () => world.UserAsync("new", world.Host),
                () => world.GroupAsync("New"),
                () => world.Get<SetActive>().HandleAsync(Actor.System, member, false, default),
                () => world.Get<SwitchModule>().HandleAsync(Actor.System, company, false, default),
            ];
            foreach (var action in actions)
            {
                await Assert.ThrowsAnyAsync<Exception>(action);
            }

            Assert.Equal(before, file.Dump());
            file.Run("DROP TRIGGER NoEntry");
        }

        Assert.True((await world.PostAsync(world.Lead, room, "logged again")).IsDone);
        world.Get<Checkpoints>().Write();
        Assert.Equal(VerificationState.Whole, AuditSample.Verify(world.Path).State);
    }

    private static async Task FillAsync(World world, int thousands)
    {
        for (var i = 0; i < thousands; i++)
        {
            var outcome = await world.Get<Runner>().RunAsync<Done>(
                Actor.System,
                op =>
                {
                    for (var entry = 0; entry < 1_000; entry++)
                    {
                        op.Audit(new AuditDraft("test.filled") { User = world.Lead });
                    }

                    return Task.FromResult<Outcome<Done>>(default(Done));
                },
                default);
            Assert.True(outcome.IsDone);
        }
    }

    private static Verifier Verifier(World world) => new(
        world.Get<DataDirectory>().Database,
        CheckpointHistory.Read(CheckpointLog.OfDirectory(world.Path), [], [world.Get<CheckpointKey>()]));

    private static long Allocated(World world)
    {
        using var reader = new AuditReader(world.Get<DataDirectory>().Database);
        var last = reader.Ends().Last;
        reader.Read(0, last, new ChainWalk([]).Visit);
        var walk = new ChainWalk([]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        reader.Read(0, last, walk.Visit);
        reader.ReadTexts(0, last, (_, _, _, _) => true);
        Assert.Equal(last, walk.Sequence);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
