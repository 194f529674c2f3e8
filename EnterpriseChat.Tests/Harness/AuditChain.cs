using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The audit log computed again from its first entry.</summary>
internal static class AuditChain
{
    /// <summary>Fails at the first entry that does not fit the one before, and gives how many there are.</summary>
    public static int AssertWhole(string database)
    {
        using var db = new ChatDb(Connections.Reading(database));
        var previous = new byte[AuditSeal.HashLength];
        var at = DateTime.UnixEpoch;
        var sequence = 0;
        foreach (var entry in db.AuditEntries.OrderBy(e => e.Sequence).AsNoTracking())
        {
            Assert.Equal(++sequence, entry.Sequence);
            Assert.Equal(Convert.ToHexString(previous), Convert.ToHexString(entry.Previous));
            Assert.Equal(Convert.ToHexString(AuditSeal.Hash(entry)), Convert.ToHexString(entry.Hash));
            Assert.True(entry.At >= at, $"Entry {sequence} is older than the one before.");
            (previous, at) = (entry.Hash, entry.At);
        }

        return sequence;
    }
}
