namespace EnterpriseChat.Domain.Storage;

/// <summary>The triggers of the schema: the rights version, and the append-only audit log. Migrations create them from here.</summary>
public static class Triggers
{
    /// <summary>Each table that the rule reads, with exactly the columns of which it reads the value; a test compares them with the rule's SQL.</summary>
    public static IReadOnlyList<(string Table, string[] Columns)> RightsColumns { get; } =
    [
        ("Users", ["Active", "CompanyId"]),
        ("Companies", ["IsHost", "ChatEnabled"]),
        ("GroupMembers", ["GroupId", "UserId"]),
        ("GroupPermissions", ["GroupId", "Permission"]),
        ("Rooms", ["Kind", "IsPublic", "IsInternal", "CompanyId", "PartyA", "PartyB", "IssueId", "SupportChatId", "DeletedAt"]),
        ("RoomGrants", ["RoomId", "Kind", "SubjectId"]),
        ("Issues", ["CompanyId", "ReporterId"]),
        ("SupportChats", ["AskerId", "IssueId"]),
    ];

    /// <summary>The statements that make the triggers of the first schema.</summary>
    public static IEnumerable<string> First()
    {
        foreach (var (table, columns) in RightsColumns)
        {
            yield return Raise(table, "Insert", "INSERT");
            yield return Raise(table, "Delete", "DELETE");
            yield return Raise(table, "Update", $"UPDATE OF {string.Join(", ", columns)}");
        }

        // A REPLACE deletes without firing delete triggers on connections that did not ask for it, so inserting an existing sequence is refused too.
        yield return Refuse("Update", "UPDATE", "");
        yield return Refuse("Delete", "DELETE", "");
        yield return Refuse("Replace", "INSERT", "WHEN EXISTS (SELECT 1 FROM AuditEntries WHERE Sequence = new.Sequence)");
    }

    private static string Raise(string table, string name, string on) =>
        $"CREATE TRIGGER Rights_{table}_{name} AFTER {on} ON {table} BEGIN UPDATE RightsVersion SET Version = Version + 1 WHERE Id = 1; END;";

    private static string Refuse(string name, string on, string when) =>
        $"CREATE TRIGGER AppendOnly_{name} BEFORE {on} ON AuditEntries {when} BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;";
}
