using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Storage;

/// <summary>
/// The index of words over keys, titles and descriptions of issues. It holds no texts, and triggers alone keep it: whatever changes an issue
/// changes it in the same transaction.
/// </summary>
public static class IssueIndex
{
    private const string Enter = "INSERT INTO IssueWords (rowid, \"Key\", Title, Description) VALUES (new.Id, new.\"Key\", new.Title, new.Description);";
    private const string Leave = "INSERT INTO IssueWords (IssueWords, rowid, \"Key\", Title, Description) VALUES ('delete', old.Id, old.\"Key\", old.Title, old.Description);";

    /// <summary>The statements that make it; the last fills it from the issues that are there.</summary>
    public static IEnumerable<string> First()
    {
        yield return
            """
            CREATE VIRTUAL TABLE IssueWords USING fts5(
                "Key", Title, Description, content='Issues', content_rowid='Id', columnsize=0, tokenize='unicode61 remove_diacritics 2')
            """;

        // What is taken out is gone, not only marked so: a text that has to be erased leaves no words behind.
        yield return "INSERT INTO IssueWords (IssueWords, rank) VALUES ('secure-delete', 1)";
        yield return $"CREATE TRIGGER IssueWords_Insert AFTER INSERT ON Issues BEGIN {Enter} END";
        yield return $"CREATE TRIGGER IssueWords_Update AFTER UPDATE OF \"Key\", Title, Description ON Issues BEGIN {Leave} {Enter} END";
        yield return $"CREATE TRIGGER IssueWords_Delete AFTER DELETE ON Issues BEGIN {Leave} END";
        yield return "INSERT INTO IssueWords (IssueWords) VALUES ('rebuild')";
    }

    /// <summary>The statements that take it away.</summary>
    public static IEnumerable<string> Last()
    {
        foreach (var name in new[] { "Insert", "Update", "Delete" })
        {
            yield return $"DROP TRIGGER IssueWords_{name}";
        }

        yield return "DROP TABLE IssueWords";
    }

    /// <summary>The keys of issues that hold the words; a part of the query that asks the rule.</summary>
    /// <param name="db">The context.</param>
    /// <param name="match">Made of letters and digits in quotes alone.</param>
    internal static IQueryable<long> Matching(ChatDb db, string match) =>
        db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM IssueWords WHERE IssueWords MATCH {match}");
}
