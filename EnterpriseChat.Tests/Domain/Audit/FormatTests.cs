using System.Diagnostics;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Audit;

/// <summary>The byte format is what docs/audit.md says, so that another program can verify a log; and nothing that is typed can break it.</summary>
public sealed class FormatTests(AuditSample sample) : IClassFixture<AuditSample>
{
    [Fact]
    public void The_bytes_of_an_entry_are_those_of_the_documentation()
    {
        var entry = new AuditEntry
        {
            Sequence = 258,
            At = DateTime.UnixEpoch.AddMilliseconds(1),
            Action = "é",
            ActorId = new UserId(3),
            Address = "",
            Details = "{}",
            Previous = [.. Enumerable.Repeat((byte)0xAB, 32)],
            Hash = [],
        };
        var bytes = Convert.FromHexString(
            "01" + string.Concat(Enumerable.Repeat("AB", 32)) + "0000000000000102" + "0000000000000001"
            + "00000002C3A9" + "000000080000000000000003" + "FFFFFFFF" + "00000000" + string.Concat(Enumerable.Repeat("FFFFFFFF", 5))
            + "000000027B7D" + "FFFFFFFF");
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)), Convert.ToHexString(AuditSeal.Hash(entry)));
    }

    [Fact]
    public async Task A_program_in_another_language_verifies_the_log_by_the_documentation()
    {
        using var log = sample.Copy();
        var whole = await VerifyElsewhereAsync(log);
        Assert.Equal((0, $"whole: {sample.Entries} entries, 1003 texts, {CheckpointLog.OfDirectory(log.Path).Lines().Count()} checkpoints"), whole);

        using (var file = new RawDatabase(log.File(DataDirectory.DatabaseName)))
        {
            file.Run("DROP TRIGGER AppendOnly_Update; UPDATE AuditEntries SET Address = Address || '.' WHERE Sequence = 321");
        }

        Assert.Equal((1, "broken: entry 321"), await VerifyElsewhereAsync(log));
    }

    [Fact]
    public async Task AD_08_Hostile_texts_block_no_action_and_the_log_stays_whole()
    {
        await using var world = await World.CreateAsync();
        string[] hostile =
        [
            new('x', 10_000_000), "\ud800 and \udfff", "a\0b", string.Concat(Enumerable.Repeat("{\"a\":", 5_000)), "\r\n\u001b[31m level=Error", "\ufffe\uffff", "",
        ];
        foreach (var text in hostile)
        {
            var outcome = await world.Get<Runner>().RunAsync<Done>(
                new Actor(world.Lead, null, text),
                op =>
                {
                    op.Audit(new AuditDraft("test.hostile") { Details = [("text", text), (text.Length > 9 ? text[..9] : "none", 1)] });
                    return Task.FromResult<Outcome<Done>>(default(Done));
                },
                default);
            Assert.True(outcome.IsDone);
        }

        world.Get<Checkpoints>().Write();
        var verified = AuditSample.Verify(world.Path);
        Assert.Equal((VerificationState.Whole, null), (verified.State, verified.Bad));
        await using var db = world.Db();
        var entries = await db.AuditEntries.Where(e => e.Action == "test.hostile").OrderBy(e => e.Sequence).ToListAsync();
        Assert.All(entries, e => System.Text.Json.JsonDocument.Parse(e.Details).Dispose());
        Assert.Equal(hostile.Select(t => new System.Text.UTF8Encoding().GetString(new System.Text.UTF8Encoding().GetBytes(t))), entries.Select(e => e.Address));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Address = '' WHERE Sequence = 2")]
    [InlineData("UPDATE OR REPLACE AuditEntries SET Sequence = 3 WHERE Sequence = 2")]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 2")]
    [InlineData("DELETE FROM AuditEntries")]
    [InlineData("INSERT OR REPLACE INTO AuditEntries SELECT * FROM AuditEntries WHERE Sequence = 2")]
    [InlineData("REPLACE INTO AuditEntries SELECT * FROM AuditEntries WHERE Sequence = 2")]
    [InlineData("INSERT OR IGNORE INTO AuditEntries SELECT * FROM AuditEntries WHERE Sequence = 2")]
    [InlineData("INSERT INTO AuditEntries SELECT * FROM AuditEntries WHERE Sequence = 2 ON CONFLICT (Sequence) DO UPDATE SET Address = ''")]
    public void The_log_takes_no_change_from_anybody(string sql)
    {
        using var log = sample.Copy();
        foreach (var recursive in new[] { "OFF", "ON" })
        {
            using var file = new RawDatabase(log.File(DataDirectory.DatabaseName));
            file.Run($"PRAGMA recursive_triggers={recursive}");
            var refused = Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => file.Run(sql));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(VerificationState.Whole, AuditSample.Verify(log.Path).State);
    }

    private static async Task<(int Code, string Output)> VerifyElsewhereAsync(TemporaryDirectory log)
    {
        var node = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), "node*", SearchOption.AllDirectories)
            .Single(file => Path.GetFileName(file) is "node" or "node.exe");
        var info = new ProcessStartInfo(node) { RedirectStandardOutput = true };
        string[] arguments =
        [
            Path.Combine(Repository.Root, "EnterpriseChat.Tests/Domain/Audit/verify.mjs"), log.File(DataDirectory.DatabaseName),
            log.File(CheckpointLog.FileName), log.File(CheckpointKey.PublicFileName),
        ];
        Array.ForEach(arguments, info.ArgumentList.Add);
        using var process = Process.Start(info)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Trim());
    }
}
