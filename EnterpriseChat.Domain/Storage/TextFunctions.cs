using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Storage;

/// <summary>
/// Our rules of text inside a query: SQLite itself folds and sorts ASCII only. A context that uses them is told before, by
/// <see cref="AddTo"/>; the hot paths go without.
/// </summary>
internal static class TextFunctions
{
    /// <summary>What a name is found by, <see cref="TextRules.Sought"/>; only inside queries.</summary>
    public static string Sought(string text) => throw new InvalidOperationException($"Only a query seeks: {text}.");

    /// <summary>What a name is sorted by in the reader's culture; only inside queries.</summary>
    public static byte[] Ordered(string text) => throw new InvalidOperationException($"Only a query sorts: {text}.");

    /// <summary>Makes the functions known to a context's connection.</summary>
    public static void AddTo(ChatDb db)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        connection.CreateFunction<string, string>("chat_sought", TextRules.Sought, isDeterministic: true);

        // SQLite calls it on the thread that runs the query, which has the reader's culture.
        connection.CreateFunction<string, byte[]>(
            "chat_ordered", text => CultureInfo.CurrentCulture.CompareInfo.GetSortKey(text, CompareOptions.IgnoreCase).KeyData);
    }

    /// <summary>Declares them in the model.</summary>
    public static void Declare(ModelBuilder model)
    {
        model.HasDbFunction(typeof(TextFunctions).GetMethod(nameof(Sought))!).HasName("chat_sought").IsBuiltIn();
        model.HasDbFunction(typeof(TextFunctions).GetMethod(nameof(Ordered))!).HasName("chat_ordered").IsBuiltIn();
    }
}
