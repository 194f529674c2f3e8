using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Search;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Search;

/// <summary>Looking for things in a world, and what has no operation yet.</summary>
internal static class SearchWorld
{
    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static Task<FoundMessages> FindAsync(this World world, UserId reader, string typed, long? before = null) =>
        world.Get<MessageSearch>().OfAsync(new Seeker(reader, Berlin), TypedSearch.Of(typed), before, default);

    /// <summary>The shown texts, newest first.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(this World world, UserId reader, string typed) =>
        [.. (await world.FindAsync(reader, typed)).Messages.Select(m => string.Concat(m.Text.Select(p => p.Text)))];

    public static async Task SayAsync(this World world, UserId author, PublicId room, params string[] texts)
    {
        foreach (var text in texts)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.True((await world.PostAsync(author, room, text)).IsDone, text);
        }
    }

    /// <summary>Many messages in a room, straight into the tables, so that its readers are those who see much.</summary>
    public static Task FillAsync(this World world, PublicId room, int count, string text = "filler") => world.ChangeAsync(async db =>
    {
        var of = await db.Rooms.SingleAsync(r => r.PublicId == room);
        var (first, last) = (of.Last, of.Last + count);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT {first} + 1 UNION ALL SELECT i + 1 FROM n WHERE i < {last})
            INSERT INTO Messages (RoomId, Number, AuthorId, ClientId, PostedAt, RightsVersion, Changed, Revision)
            SELECT {of.Id.Value}, i, {world.Lead.Value}, 'filler' || {of.Id.Value} || '.' || i, 1000, 1, i, 1 FROM n
            """);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO MessageTexts (MessageId, Revision, Text, Salt) SELECT Id, 1, {text}, x'00' FROM Messages WHERE RoomId = {of.Id.Value} AND Number > {first} AND Number <= {last}");
        of.Last = last;
        of.Changes = last;
    });

    /// <summary>As editing will: a new text, and its revision is the present one.</summary>
    public static Task EditAsync(this World world, string clientId, string text, bool isTextFirst) => world.ChangeAsync(async db =>
    {
        var edited = db.Messages.Where(m => m.ClientId == clientId);
        var message = await edited.AsNoTracking().SingleAsync();
        Func<Task>[] steps =
        [
            () => edited.ExecuteUpdateAsync(s => s.SetProperty(m => m.Revision, message.Revision + 1)),
            () => db.Database.ExecuteSqlAsync($"INSERT INTO MessageTexts (MessageId, Revision, Text, Salt) VALUES ({message.Id}, {message.Revision + 1}, {text}, x'00')"),
        ];
        foreach (var step in isTextFirst ? steps.Reverse() : steps)
        {
            await step();
        }
    });

    public static Task DeleteAsync(this World world, string clientId) => world.ChangeAsync(async db =>
        (await db.Messages.SingleAsync(m => m.ClientId == clientId)).DeletedAt = DateTime.UnixEpoch);

    public static async Task<PublicId> PublicRoomAsync(this World world, string name)
    {
        var id = PublicId.New();
        await world.ChangeAsync(async db =>
        {
            db.Rooms.Add(new Room { PublicId = id, Kind = RoomKind.ChatRoom, IsPublic = true, Name = name, NameKey = TextRules.Key(name), CreatedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>Fails where the index says anything else than the texts.</summary>
    public static void AssertIndexWhole(this World world)
    {
        using var connection = Connections.OpenWriter(Path.Combine(world.Path, DataDirectory.DatabaseName));
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO MessageWords (MessageWords, rank) VALUES ('integrity-check', 1)";
        command.ExecuteNonQuery();
    }
}
