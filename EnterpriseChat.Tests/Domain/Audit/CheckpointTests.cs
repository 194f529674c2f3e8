using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Audit;

/// <summary>What checkpoints prove, and what is said where they prove nothing.</summary>
public sealed class CheckpointTests(AuditSample sample) : IClassFixture<AuditSample>
{
    [Fact]
    public void AD_07_Without_checkpoints_the_log_is_never_called_whole()
    {
        using var log = sample.Copy();
        File.Delete(log.File(CheckpointLog.FileName));
        var verified = AuditSample.Verify(log.Path);
        Assert.Equal(VerificationState.CouldNotCheck, verified.State);
        Assert.Equal(0, verified.Proved);
        Assert.Contains(verified.Sentences(), s => s.Contains(log.File(CheckpointLog.FileName), StringComparison.Ordinal));
        Assert.Contains(verified.Sentences(), s => s.StartsWith("Unproven since 2026-03-02 09:00:00 UTC: no checkpoint covers entries 1 to ", StringComparison.Ordinal));
    }

    [Fact]
    public void AD_07_A_file_of_checkpoints_from_elsewhere_proves_up_to_its_last_but_does_not_replace_the_own_one()
    {
        using var log = sample.Copy();
        var line = Lines(log)[100];
        Keep(log, _ => []);
        var elsewhere = log.File("mailed.txt");
        File.WriteAllText(elsewhere, line + "\n");
        var verified = AuditSample.Verify(log.Path, elsewhere);
        Assert.Equal(VerificationState.CouldNotCheck, verified.State);
        Assert.Equal(CheckpointLine.Parse(line)!.Checkpoint.Sequence, verified.Proved);
    }

    [Fact]
    public void AD_07_Checkpoints_of_another_installation_are_told()
    {
        using var log = sample.Copy();
        using var other = new TemporaryDirectory();
        using (var key = CheckpointKey.OfDirectory(other.Path))
        {
            var checkpoint = CheckpointLine.Parse(Lines(log)[^1])!.Checkpoint;
            Keep(log, _ => [CheckpointLine.Write(checkpoint with { Number = 1, Follows = 0 }, CheckpointLine.NoneBefore, key)]);
        }

        var verified = AuditSample.Verify(log.Path);
        Assert.Equal(VerificationState.Broken, verified.State);
        Assert.Contains(verified.Sentences(), s => s.Contains("line 1: it is signed with another key", StringComparison.Ordinal));
        Assert.Equal(0, verified.Proved);
    }

    [Fact]
    public void AD_07_An_older_file_of_checkpoints_is_found_by_one_from_elsewhere_and_unproven_without()
    {
        using var log = sample.Copy();
        var elsewhere = log.File("copy.log");
        File.Copy(log.File(CheckpointLog.FileName), elsewhere);
        Keep(log, lines => [.. lines.Take(100)]);

        var alone = AuditSample.Verify(log.Path);
        Assert.Equal(VerificationState.CouldNotCheck, alone.State);
        Assert.InRange(alone.Proved, 1, sample.Entries - 1);
        Assert.Contains(alone.Sentences(), s => s.Contains("Unproven since", StringComparison.Ordinal));

        var compared = AuditSample.Verify(log.Path, elsewhere);
        Assert.Equal(VerificationState.Broken, compared.State);
        Assert.Contains(compared.Sentences(), s => s.Contains("those in the data directory end with 100", StringComparison.Ordinal));
    }

    [Fact]
    public void AD_06_A_database_rolled_back_with_its_checkpoints_is_found_by_a_checkpoint_from_elsewhere()
    {
        using var log = sample.Copy();
        var elsewhere = log.File("printed.txt");
        File.WriteAllText(elsewhere, Lines(log)[^1] + "\n");
        Keep(log, lines => [.. lines.Take(50)]);
        using (var tampered = new RawDatabase(log.File(DataDirectory.DatabaseName)))
        {
            tampered.Run($"DROP TRIGGER AppendOnly_Delete; DELETE FROM AuditEntries WHERE Sequence > {CheckpointLine.Parse(Lines(log)[^1])!.Checkpoint.Sequence}");
            tampered.Run("DELETE FROM MessageTexts WHERE MessageId IN (SELECT Id FROM Messages WHERE Number > (SELECT max(MessageNumber) FROM AuditEntries))");
            tampered.Run("DELETE FROM Files WHERE PublicId NOT IN (SELECT json_extract(Details, '$.file') FROM AuditEntries WHERE Action = 'file.uploaded')");
        }

        Assert.Equal(VerificationState.Whole, AuditSample.Verify(log.Path).State);
        var verified = AuditSample.Verify(log.Path, elsewhere);
        Assert.Equal(VerificationState.Broken, verified.State);
        Assert.Equal(EntryFlaw.CutOff, verified.Bad!.Flaw);
    }

    [Fact]
    public void An_end_of_the_file_that_was_never_finished_is_no_line_and_the_next_one_takes_its_place()
    {
        using var log = sample.Copy();
        var before = Lines(log);
        File.AppendAllText(log.File(CheckpointLog.FileName), "1 9999 9998 12");
        Assert.Equal(VerificationState.Whole, AuditSample.Verify(log.Path).State);
        Assert.Equal(before, Lines(log));

        using (var key = CheckpointKey.OfDirectory(log.Path))
        {
            Assert.NotNull(new Checkpoints(log.Path, log.File(DataDirectory.DatabaseName), key, TimeProvider.System).Write());
        }

        Assert.Equal(before.Count + 1, Lines(log).Count);
        Assert.Equal(VerificationState.Whole, AuditSample.Verify(log.Path).State);
    }

    [Fact]
    public void A_new_key_goes_on_where_the_old_one_ended_whose_public_half_is_then_needed()
    {
        using var log = sample.Copy();
        File.Copy(log.File(CheckpointKey.PublicFileName), log.File("old.pub"));
        File.Delete(log.File(CheckpointKey.FileName));
        using (var key = CheckpointKey.OfDirectory(log.Path))
        {
            new Checkpoints(log.Path, log.File(DataDirectory.DatabaseName), key, TimeProvider.System).Write();
        }

        var alone = AuditSample.Verify(log.Path);
        Assert.Equal(VerificationState.Broken, alone.State);
        Assert.Contains(alone.Sentences(), s => s.Contains("line 1: it is signed with another key", StringComparison.Ordinal));
        using var old = CheckpointKey.Read(log.File("old.pub"))!;
        using var present = CheckpointKey.Read(log.File(CheckpointKey.FileName))!;
        var history = CheckpointHistory.Read(CheckpointLog.OfDirectory(log.Path), [], [old, present]);
        Assert.Equal(VerificationState.Whole, new Verifier(log.File(DataDirectory.DatabaseName), history).Run(null, default).State);
    }

    [Fact]
    public void Lines_that_were_forged_while_the_server_was_stopped_are_found_after_its_next_start_too()
    {
        using var log = sample.Copy();
        var before = CheckpointLine.NoneBefore;
        Keep(log, lines => lines.Select(line =>
        {
            var parts = line.Split(' ');
            (parts[6], parts[8]) = (before, Convert.ToBase64String(new byte[70]));
            var forged = string.Join(' ', parts);
            before = CheckpointLine.Digest(forged);
            return forged;
        }).ToList());
        using (var key = CheckpointKey.OfDirectory(log.Path))
        {
            new Checkpoints(log.Path, log.File(DataDirectory.DatabaseName), key, TimeProvider.System).Write();
        }

        var verified = AuditSample.Verify(log.Path);
        Assert.Equal(VerificationState.Broken, verified.State);
        Assert.Contains(verified.Sentences(), s => s.Contains("line 1: its signature does not fit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_that_was_emptied_with_its_checkpoints_is_broken_while_there_are_users()
    {
        await using var world = await World.CreateAsync();
        await world.CloseAsync();
        using (var file = new RawDatabase(Path.Combine(world.Path, DataDirectory.DatabaseName)))
        {
            file.Run("DROP TRIGGER AppendOnly_Delete; DELETE FROM AuditEntries");
        }

        using var key = CheckpointKey.OfDirectory(world.Path);
        var verified = AuditSample.Verify(world.Path);
        Assert.Equal((VerificationState.Broken, new BadEntry(1, 1, EntryFlaw.Missing)), (verified.State, verified.Bad));
    }

    [Fact]
    public async Task A_checkpoint_is_written_for_new_entries_only_and_always_first_thing_after_a_start()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var checkpoints = world.Get<Checkpoints>();
        Assert.NotNull(checkpoints.Write());
        Assert.Null(checkpoints.Write());
        await world.PostAsync(world.Lead, room, "one more");
        Assert.NotNull(checkpoints.Write());
        Assert.Null(checkpoints.Write());

        var afterStart = new Checkpoints(world.Path, world.Get<DataDirectory>().Database, world.Get<CheckpointKey>(), world.Time);
        Assert.NotNull(afterStart.Write());
        Assert.Equal([1L, 2L, 3L], new CheckpointLog(Path.Combine(world.Path, CheckpointLog.FileName)).Lines().Select(l => CheckpointLine.Parse(l)!.Checkpoint.Number));
        Assert.Equal(VerificationState.Whole, AuditSample.Verify(world.Path).State);
    }

    [Fact]
    public async Task Two_minutes_of_log_without_a_checkpoint_are_not_called_whole()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        world.Get<Checkpoints>().Write();
        await world.PostAsync(world.Lead, room, "not covered");
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.PostAsync(world.Lead, room, "as before a kill");
        Assert.Equal(VerificationState.Whole, AuditSample.Verify(world.Path).State);

        world.Time.Advance(TimeSpan.FromMinutes(2));
        await world.PostAsync(world.Lead, room, "a server would have written one");
        Assert.Equal(VerificationState.CouldNotCheck, AuditSample.Verify(world.Path).State);
    }

    [Fact]
    public void A_key_is_readable_by_its_owner_only_and_a_damaged_one_stops_the_start()
    {
        using var directory = new TemporaryDirectory();
        CheckpointKey.OfDirectory(directory.Path).Dispose();
        var file = directory.File(CheckpointKey.FileName);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.DoesNotContain("PRIVATE", File.ReadAllText(directory.File(CheckpointKey.PublicFileName)), StringComparison.Ordinal);
        File.Copy(directory.File(CheckpointKey.PublicFileName), file, overwrite: true);
        Assert.Contains(file, Assert.Throws<StartRefused>(() => CheckpointKey.OfDirectory(directory.Path)).Message, StringComparison.Ordinal);
        File.WriteAllText(file, "no key");
        Assert.Contains(file, Assert.Throws<StartRefused>(() => CheckpointKey.OfDirectory(directory.Path)).Message, StringComparison.Ordinal);
    }

    private static List<string> Lines(TemporaryDirectory log) => [.. CheckpointLog.OfDirectory(log.Path).Lines()];

    private static void Keep(TemporaryDirectory log, Func<List<string>, IEnumerable<string>> kept) =>
        File.WriteAllLines(log.File(CheckpointLog.FileName), kept(Lines(log)));
}
