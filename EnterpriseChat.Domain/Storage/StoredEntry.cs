using EnterpriseChat.Domain.Audit;
using SQLitePCL;

namespace EnterpriseChat.Domain.Storage;

/// <summary>An entry as it lies in the file, its columns read where SQLite holds them; valid until the reader goes on.</summary>
public readonly ref struct StoredEntry
{
    /// <summary>The columns in the order of the hashed bytes; the places below are those in here.</summary>
    internal const string Columns =
        "Sequence, At, Action, ActorId, SessionId, Address, CompanyId, UserId, RoomId, IssueId, MessageNumber, Details, TextDigest, Previous, Hash";

    private const int PlaceOfAt = 1;
    private const int PlaceOfDigest = 12;
    private const int PlaceOfPrevious = 13;
    private const int PlaceOfHash = 14;

    /// <summary>What each column may hold: the hash covers the bytes, not whether they are a text or a blob.</summary>
    private static readonly Kind[] Kinds =
    [
        Kind.Number, Kind.Number, Kind.Text, Kind.NumberOrNone, Kind.NumberOrNone, Kind.Text, Kind.NumberOrNone, Kind.NumberOrNone,
        Kind.NumberOrNone, Kind.NumberOrNone, Kind.NumberOrNone, Kind.Text, Kind.BlobOrNone, Kind.Blob, Kind.Blob,
    ];

    private readonly sqlite3_stmt _row;

    internal StoredEntry(sqlite3_stmt row) => _row = row;

    private enum Kind
    {
        Number,
        NumberOrNone,
        Text,
        Blob,
        BlobOrNone,
    }

    /// <summary>Its place in the log.</summary>
    public long Sequence => raw.sqlite3_column_int64(_row, 0);

    /// <summary>Its time in milliseconds since 1970.</summary>
    public long At => raw.sqlite3_column_int64(_row, PlaceOfAt);

    /// <summary>What it holds as the hash of the entry before.</summary>
    public ReadOnlySpan<byte> Previous => raw.sqlite3_column_blob(_row, PlaceOfPrevious);

    /// <summary>What it holds as its own hash.</summary>
    public ReadOnlySpan<byte> Hash => raw.sqlite3_column_blob(_row, PlaceOfHash);

    /// <summary>Whether each column holds what it must: a number, a text, a blob, or nothing where that may be.</summary>
    public bool IsWellFormed
    {
        get
        {
            for (var i = 0; i < Kinds.Length; i++)
            {
                if (!Fits(Kinds[i], raw.sqlite3_column_type(_row, i)))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Writes the bytes that are hashed.</summary>
    public void Write(EntryBytes bytes) => WriteAs(Sequence, bytes);

    /// <summary>Writes the bytes that would be hashed if it had another place in the log.</summary>
    public void WriteAs(long sequence, EntryBytes bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        bytes.Begin(Previous, sequence, At);
        for (var i = PlaceOfAt + 1; i <= PlaceOfDigest; i++)
        {
            if (raw.sqlite3_column_type(_row, i) == raw.SQLITE_NULL)
            {
                bytes.AddNone();
            }
            else if (Kinds[i] is Kind.Number or Kind.NumberOrNone)
            {
                bytes.Add(raw.sqlite3_column_int64(_row, i));
            }
            else
            {
                bytes.Add(raw.sqlite3_column_blob(_row, i));
            }
        }
    }

    private static bool Fits(Kind kind, int type) => type switch
    {
        raw.SQLITE_INTEGER => kind is Kind.Number or Kind.NumberOrNone,
        raw.SQLITE_TEXT => kind is Kind.Text,
        raw.SQLITE_BLOB => kind is Kind.Blob or Kind.BlobOrNone,
        raw.SQLITE_NULL => kind is Kind.NumberOrNone or Kind.BlobOrNone,
        _ => false,
    };
}
