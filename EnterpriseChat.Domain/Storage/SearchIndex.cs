namespace EnterpriseChat.Domain.Storage;

/// <summary>
/// The index of words over the present texts of messages. Triggers alone keep it, so that whatever changes a message or a text changes it in
/// the same transaction. It holds no texts: those stand once, in <c>MessageTexts</c>, and it reads them there by a view.
/// </summary>
public static class SearchIndex
{
    private const string Present = "(SELECT 1 FROM Messages WHERE Id = {0}.MessageId AND Revision = {0}.Revision AND DeletedAt IS NULL)";

    /// <summary>The statements that make it; the last fills it from the messages that are there.</summary>
    public static IEnumerable<string> First()
    {
        yield return
            """
            CREATE VIEW PresentTexts AS SELECT m.Id AS Id, t.Text AS Text FROM Messages m
            JOIN MessageTexts t ON t.MessageId = m.Id AND t.Revision = m.Revision WHERE m.DeletedAt IS NULL
            """;

        // Nothing is ranked, so the lengths of texts are not kept. An index of beginnings would treble what posting pays for the words.
        yield return
            """
            CREATE VIRTUAL TABLE MessageWords USING fts5(
                Text, content='PresentTexts', content_rowid='Id', columnsize=0, tokenize='unicode61 remove_diacritics 2')
            """;

        // What is taken out is gone, not only marked so: a text that has to be erased leaves no words behind.
        yield return "INSERT INTO MessageWords (MessageWords, rank) VALUES ('secure-delete', 1)";
        yield return On("Text_Insert", "AFTER INSERT ON MessageTexts", Present.Replace("{0}", "new", StringComparison.Ordinal), Add("new.MessageId", "new.Text"));
        yield return On(
            "Text_Update",
            "AFTER UPDATE OF Text ON MessageTexts",
            Present.Replace("{0}", "new", StringComparison.Ordinal),
            Take("old.MessageId", "old.Text") + Add("new.MessageId", "new.Text"));
        yield return On("Text_Delete", "BEFORE DELETE ON MessageTexts", Present.Replace("{0}", "old", StringComparison.Ordinal), Take("old.MessageId", "old.Text"));

        // The new text may be stored before its revision is the present one, or after it: either way it comes in once.
        yield return On("Message_Change", "AFTER UPDATE OF Revision, DeletedAt ON Messages", null, TakeOld + AddNew);
        yield return "INSERT INTO MessageWords (MessageWords) VALUES ('rebuild')";
    }

    /// <summary>The statements that take it away.</summary>
    public static IEnumerable<string> Last()
    {
        foreach (var name in new[] { "Text_Insert", "Text_Update", "Text_Delete", "Message_Change" })
        {
            yield return $"DROP TRIGGER Search_{name}";
        }

        yield return "DROP TABLE MessageWords";
        yield return "DROP VIEW PresentTexts";
    }

    private const string TakeOld =
        """
        INSERT INTO MessageWords (MessageWords, rowid, Text) SELECT 'delete', old.Id, Text FROM MessageTexts
        WHERE MessageId = old.Id AND Revision = old.Revision AND old.DeletedAt IS NULL;
        """;

    private const string AddNew =
        """
        INSERT INTO MessageWords (rowid, Text) SELECT new.Id, Text FROM MessageTexts
        WHERE MessageId = new.Id AND Revision = new.Revision AND new.DeletedAt IS NULL;
        """;

    private static string On(string name, string change, string? when, string act) =>
        $"CREATE TRIGGER Search_{name} {change} {(when is null ? "" : $"WHEN EXISTS {when}")} BEGIN {act} END";

    private static string Take(string id, string text) => $"INSERT INTO MessageWords (MessageWords, rowid, Text) VALUES ('delete', {id}, {text});";

    private static string Add(string id, string text) => $"INSERT INTO MessageWords (rowid, Text) VALUES ({id}, {text});";
}
