using System.Globalization;
using EnterpriseChat.Domain.Search;
using EnterpriseChat.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Tests.Domain.Search;

/// <summary>Words are split and folded here as the index does it: else a reader of few rooms would find other messages than one of many.</summary>
public sealed class TextWordsTests
{
    /// <summary>Letters of no living language that one side knows as another one's capital or accented form, and the other does not.</summary>
    private const string Apart = "ǠǡͿ";

    [Fact]
    public void Letters_of_the_European_scripts_are_folded_as_in_the_index()
    {
        (char First, char Last)[] scripts = [(' ', '\u024F'), ('\u0370', '\u03FF'), ('\u0400', '\u04FF'), ('\u1E00', '\u1EFF'), ('\u2010', '\u2040'), ('\u4E00', '\u4E20')];
        var letters = scripts.SelectMany(s => Enumerable.Range(s.First, s.Last - s.First + 1)).Select(c => (char)c)
            .Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.OtherNotAssigned && !Apart.Contains(c));
        Findings.None(Different(letters.Select(c => $"x{c}y")));
    }

    [Fact]
    public void Texts_are_split_as_in_the_index() => Findings.None(Different(
    [
        "TEST-123, it's e\u0301te\u0301!", "a_b c.d@e.example https://x.example/y?z=1", "\u200Bzero\u200Bwidth\u00ADsoft", "😀grin 👍", "字典 かな 한국어", "x²y ½ Ⅷ", "\u0301alone",
        "ﬁne ǅ ß ẞ ŉ", "mixed\u0301Ёлка й",
    ]));

    private static List<string> Different(IEnumerable<string> texts)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Run(connection, "CREATE VIRTUAL TABLE f USING fts5(t, tokenize='unicode61 remove_diacritics 2')");
        Run(connection, "CREATE VIRTUAL TABLE v USING fts5vocab(f, instance)");
        var wrong = new List<string>();
        foreach (var text in texts)
        {
            Run(connection, "DELETE FROM f");
            Run(connection, "INSERT INTO f VALUES ($text)", text);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT coalesce(group_concat(term, '|'), '') FROM (SELECT term FROM v ORDER BY offset)";
            var (index, ours) = ((string)command.ExecuteScalar()!, string.Join('|', TextWords.Of(text).Select(w => w.Folded)));
            if (index != ours)
            {
                wrong.Add($"{text} (U+{(int)text[1]:X4}): {index} in the index, {ours} here");
            }
        }

        return wrong;
    }

    private static void Run(SqliteConnection connection, string sql, string? text = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$text", (object?)text ?? DBNull.Value);
        command.ExecuteNonQuery();
    }
}
