using System.Security.Cryptography;
using System.Text;
using EnterpriseChat.Domain.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Bench.Floor;

/// <summary>What one would pick: the same rows through EF Core's change tracker, a context and a transaction for each message, one at a time.</summary>
internal sealed class EfRows(SqliteConnection connection, long sequence, byte[] hash) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly DbContextOptions<EfContext> _options = new DbContextOptionsBuilder<EfContext>().UseSqlite(connection).Options;
    private long _sequence = sequence;
    private byte[] _hash = hash;

    public async Task PostAsync(RawMessage message)
    {
        await _one.WaitAsync();
        try
        {
            await using var db = new EfContext(_options);
            await using var transaction = await db.Database.BeginTransactionAsync();
            await WriteAsync(db, message);
            foreach (var statement in SearchIndex.TakeIn)
            {
                await db.Database.ExecuteSqlRawAsync(statement);
            }

            await transaction.CommitAsync();
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        connection.Dispose();
    }

    private async Task WriteAsync(EfContext db, RawMessage message)
    {
        var room = await db.Rooms.SingleAsync(r => r.Id == message.Room);
        room.Last++;
        room.Changes++;
        var mark = await db.Marks.SingleOrDefaultAsync(m => m.UserId == message.User && m.RoomId == message.Room)
            ?? db.Marks.Add(new EfMark { UserId = message.User, RoomId = message.Room }).Entity;
        mark.Mark = room.Last;
        var row = new EfMessage
        {
            RoomId = message.Room, Number = room.Last, AuthorId = message.User, ClientId = message.ClientId, PostedAt = message.At,
            RightsVersion = 1, Changed = room.Changes, Revision = 1,
        };
        db.Messages.Add(row);
        await db.SaveChangesAsync();
        var salt = RandomNumberGenerator.GetBytes(16);
        var digest = SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(message.Text)]);
        db.Texts.Add(new EfText { MessageId = row.Id, Revision = 1, Text = message.Text, Salt = salt });
        var next = SHA256.HashData([.. _hash, .. digest, .. BitConverter.GetBytes(_sequence + 1)]);
        db.Entries.Add(new EfEntry
        {
            Sequence = ++_sequence, At = message.At, Action = "message.posted", ActorId = message.User, SessionId = message.Session, Address = "127.0.0.1",
            RoomId = message.Room, MessageNumber = room.Last, Details = "{}", TextDigest = digest, Previous = _hash, Hash = next,
        });
        _hash = next;
        await db.SaveChangesAsync();
    }
}

/// <summary>The tables of the product's schema that a message needs, mapped as plainly as can be.</summary>
internal sealed class EfContext(DbContextOptions<EfContext> options) : DbContext(options)
{
    public DbSet<EfRoom> Rooms => Set<EfRoom>();

    public DbSet<EfMark> Marks => Set<EfMark>();

    public DbSet<EfMessage> Messages => Set<EfMessage>();

    public DbSet<EfText> Texts => Set<EfText>();

    public DbSet<EfEntry> Entries => Set<EfEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<EfRoom>().ToTable("Rooms");
        modelBuilder.Entity<EfMark>().ToTable("ReadMarks").HasKey(m => new { m.UserId, m.RoomId });
        modelBuilder.Entity<EfMessage>().ToTable("Messages");
        modelBuilder.Entity<EfText>().ToTable("MessageTexts").HasKey(t => new { t.MessageId, t.Revision });
        modelBuilder.Entity<EfEntry>().ToTable("AuditEntries").HasKey(e => e.Sequence);
        modelBuilder.Entity<EfEntry>().Property(e => e.Sequence).ValueGeneratedNever();
    }
}

internal sealed class EfRoom
{
    public long Id { get; set; }

    public long Last { get; set; }

    public long Changes { get; set; }
}

internal sealed class EfMark
{
    public long UserId { get; set; }

    public long RoomId { get; set; }

    public long Mark { get; set; }

    public long OwnAbove { get; set; }
}

internal sealed class EfMessage
{
    public long Id { get; set; }

    public long RoomId { get; set; }

    public long Number { get; set; }

    public long AuthorId { get; set; }

    public string ClientId { get; set; } = "";

    public long PostedAt { get; set; }

    public long RightsVersion { get; set; }

    public long Changed { get; set; }

    public long Revision { get; set; }
}

internal sealed class EfText
{
    public long MessageId { get; set; }

    public long Revision { get; set; }

    public string Text { get; set; } = "";

    public byte[] Salt { get; set; } = [];
}

internal sealed class EfEntry
{
    public long Sequence { get; set; }

    public long At { get; set; }

    public string Action { get; set; } = "";

    public long ActorId { get; set; }

    public long SessionId { get; set; }

    public string Address { get; set; } = "";

    public long RoomId { get; set; }

    public long MessageNumber { get; set; }

    public string Details { get; set; } = "";

    public byte[] TextDigest { get; set; } = [];

    public byte[] Previous { get; set; } = [];

    public byte[] Hash { get; set; } = [];
}
