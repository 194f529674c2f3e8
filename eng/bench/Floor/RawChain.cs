using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnterpriseChat.Bench.Floor;

/// <summary>The chain of an audit log by native columns: every column's bytes as they lie there, one hash an entry, held against the stored one's place.</summary>
internal static class RawChain
{
    /// <summary>Goes along all entries; gives how many there were, and a digest that depends on all of them.</summary>
    public static (long Count, byte Mixed) Walk(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        raw.sqlite3_prepare_v2(
            connection.Handle,
            "SELECT Previous, Sequence, At, Action, ActorId, SessionId, Address, CompanyId, UserId, RoomId, IssueId, MessageNumber, Details, TextDigest, Hash "
            + "FROM AuditEntries ORDER BY Sequence",
            out var rows);
        const int Columns = 14;
        var bytes = new byte[4_096];
        var hash = new byte[32];
        (long Count, byte Mixed) walked = default;
        using (rows)
        {
            for (; raw.sqlite3_step(rows) == raw.SQLITE_ROW; walked.Count++)
            {
                var length = 0;
                for (var column = 0; column < Columns; column++)
                {
                    var part = raw.sqlite3_column_blob(rows, column);
                    part.CopyTo(bytes.AsSpan(length));
                    length += part.Length;
                }

                SHA256.HashData(bytes.AsSpan(0, length), hash);
                walked.Mixed ^= (byte)(hash[0] ^ raw.sqlite3_column_blob(rows, Columns)[0]);
            }
        }

        return walked;
    }
}
