namespace EnterpriseChat.Domain.Storage;

/// <summary>
/// The index of words over the present texts of messages. It holds no texts: those stand once, in <c>MessageTexts</c>, and it reads them there
/// by a view. Triggers alone say what has to come in and go out, so that whatever changes a message or a text changes the index in the same
/// transaction. What comes in waits until the commit: the index writes all it was given at each savepoint, and every operation has one, so
/// that a batch of messages would be written one by one, which costs four times as much.
/// </summary>
public static class SearchIndex
{
    private const string Enter = "INSERT INTO WaitingTexts (MessageId) VALUES ({0}.{1}) ON CONFLICT DO NOTHING;";
    private const string Leave = "DELETE FROM WaitingTexts WHERE MessageId = {0}.{1};";
    private const string IsPresent = "EXISTS (SELECT 1 FROM Messages WHERE Id = {0}.MessageId AND Revision = {0}.Revision AND DeletedAt IS NULL)";

    /// <summary>Takes a text out, unless it is not in yet: the index has to be told exactly what it was given.</summary>
    private const string TakeOut =
        """
        INSERT INTO MessageWords (MessageWords, rowid, Text) SELECT 'delete', old.MessageId, old.Text
        WHERE NOT EXISTS (SELECT 1 FROM WaitingTexts WHERE MessageId = old.MessageId);
        """;

    private const string TakeOutPresent =
        """
        INSERT INTO MessageWords (MessageWords, rowid, Text) SELECT 'delete', old.Id, Text FROM MessageTexts
        WHERE MessageId = old.Id AND Revision = old.Revision AND old.DeletedAt IS NULL
        AND NOT EXISTS (SELECT 1 FROM WaitingTexts WHERE MessageId = old.Id);
        """;

    /// <summary>The triggers that tell the index what it was given before.</summary>
    private static readonly string[] Telling = ["Text_Update", "Text_Delete", "Message_Change"];

    private const string NamesOf =
        "coalesce((SELECT group_concat(char(10) || f.Name, '' ORDER BY f.Position) FROM Files f WHERE f.MessageId = {0}.{1}), '')";

    /// <summary>The text <c>t</c> of a message <c>m</c> as it is looked for: the names of its files are words of it.</summary>
    public static string Sought { get; } = $"CASE WHEN m.Files > 0 THEN t.Text || {Of(NamesOf, "m", "Id")} ELSE t.Text END";

    /// <summary>Whether something waits to come in.</summary>
    public const string Waits = "SELECT 1 FROM WaitingTexts LIMIT 1";

    /// <summary>The statements that take in what waits; the last thing before a commit.</summary>
    public static IReadOnlyList<string> TakeIn { get; } =
    [
        "INSERT INTO MessageWords (rowid, Text) SELECT Id, Text FROM PresentTexts WHERE Id IN (SELECT MessageId FROM WaitingTexts)",
        "DELETE FROM WaitingTexts",
    ];

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
        yield return "CREATE TABLE WaitingTexts (MessageId INTEGER PRIMARY KEY)";
        yield return On("Text_Insert", "AFTER INSERT ON MessageTexts WHEN " + Of(IsPresent, "new"), Of(Enter, "new"));
        yield return On("Text_Update", "AFTER UPDATE OF Text ON MessageTexts WHEN " + Of(IsPresent, "new"), TakeOut + Of(Enter, "new"));
        yield return On("Text_Delete", "BEFORE DELETE ON MessageTexts WHEN " + Of(IsPresent, "old"), TakeOut + Of(Leave, "old"));

        // The new text may be stored before its revision is the present one, or after it: either way it comes in once. A deleted one finds
        // no present text when it is taken in.
        yield return On("Message_Change", "AFTER UPDATE OF Revision, DeletedAt ON Messages", TakeOutPresent + Of(Enter, "new", "Id"));
        yield return "INSERT INTO MessageWords (MessageWords) VALUES ('rebuild')";
    }

    /// <summary>The statements that have it take the names of files for words too, from when there are files on.</summary>
    public static IEnumerable<string> WithFiles()
    {
        foreach (var name in Telling)
        {
            yield return $"DROP TRIGGER Search_{name}";
        }

        yield return "DROP VIEW PresentTexts";
        yield return
            $"""
            CREATE VIEW PresentTexts AS SELECT m.Id AS Id, {Sought} AS Text FROM Messages m
            JOIN MessageTexts t ON t.MessageId = m.Id AND t.Revision = m.Revision WHERE m.DeletedAt IS NULL
            """;
        var takeOut = TakeOut.Replace("old.Text", $"old.Text || {Of(NamesOf, "old")}", StringComparison.Ordinal);
        var takeOutPresent = TakeOutPresent.Replace("old.Id, Text", $"old.Id, Text || {Of(NamesOf, "old", "Id")}", StringComparison.Ordinal);
        yield return On("Text_Update", "AFTER UPDATE OF Text ON MessageTexts WHEN " + Of(IsPresent, "new"), takeOut + Of(Enter, "new"));
        yield return On("Text_Delete", "BEFORE DELETE ON MessageTexts WHEN " + Of(IsPresent, "old"), takeOut + Of(Leave, "old"));
        yield return On("Message_Change", "AFTER UPDATE OF Revision, DeletedAt ON Messages", takeOutPresent + Of(Enter, "new", "Id"));
    }

    /// <summary>The statements that take it away.</summary>
    public static IEnumerable<string> Last()
    {
        foreach (var name in Telling.Prepend("Text_Insert"))
        {
            yield return $"DROP TRIGGER Search_{name}";
        }

        yield return "DROP TABLE WaitingTexts";
        yield return "DROP TABLE MessageWords";
        yield return "DROP VIEW PresentTexts";
    }

    private static string Of(string statement, string row, string key = "MessageId") =>
        statement.Replace("{0}", row, StringComparison.Ordinal).Replace("{1}", key, StringComparison.Ordinal);

    private static string On(string name, string change, string act) => $"CREATE TRIGGER Search_{name} {change} BEGIN {act} END";
}
