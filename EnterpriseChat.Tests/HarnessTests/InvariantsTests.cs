using EnterpriseChat.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Tests.HarnessTests;

/// <summary>Each rule is shown to find the damage that it is there for; a sound database passes them all.</summary>
public sealed class InvariantsTests : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE Companies(Id INTEGER PRIMARY KEY, NameKey TEXT);
        CREATE TABLE UserGroups(Id INTEGER PRIMARY KEY, NameKey TEXT);
        CREATE TABLE Users(Id INTEGER PRIMARY KEY, UserNameKey TEXT);
        CREATE TABLE Rooms(Id INTEGER PRIMARY KEY, PublicId TEXT, PartyA INTEGER, PartyB INTEGER, Last INTEGER, Changes INTEGER, DeletedAt TEXT);
        CREATE TABLE Messages(Id INTEGER PRIMARY KEY, RoomId INTEGER, Number INTEGER, AuthorId INTEGER REFERENCES Users(Id),
          ClientId TEXT, Changed INTEGER, Revision INTEGER, Files INTEGER);
        CREATE TABLE Files(Id INTEGER PRIMARY KEY, RoomId INTEGER, UploaderId INTEGER, MessageId INTEGER, RemovedAt TEXT);
        CREATE TABLE MessageTexts(MessageId INTEGER, Revision INTEGER, Text TEXT);
        CREATE TABLE ReadMarks(UserId INTEGER, RoomId INTEGER, Mark INTEGER, OwnAbove INTEGER);
        CREATE TABLE AuditEntries(Sequence INTEGER, At TEXT, Action TEXT, RoomId INTEGER, MessageNumber INTEGER);
        INSERT INTO Companies VALUES (1, 'CONTOSO');
        INSERT INTO Users VALUES (1, 'LEAD'), (2, 'MEMBER');
        INSERT INTO Rooms VALUES (1, 'r1', NULL, NULL, 2, 3, NULL), (2, 'r2', 1, 2, 0, 0, NULL);
        INSERT INTO Messages VALUES (1, 1, 1, 1, 'a', 1, 2, 1), (2, 1, 2, 2, 'b', 2, 1, 0);
        INSERT INTO Files VALUES (1, 1, 1, 1, NULL), (2, 2, 1, NULL, NULL);
        INSERT INTO MessageTexts VALUES (1, 1, 'one'), (1, 2, 'one again'), (2, 1, 'two');
        INSERT INTO ReadMarks VALUES (1, 1, 2, 0), (2, 1, 0, 1);
        INSERT INTO AuditEntries VALUES (1, '', 'user.added', NULL, NULL), (2, '', 'message.posted', 1, 1), (3, '', 'message.posted', 1, 2);
        """;

    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public void A_sound_database_passes() =>
        Invariants.AssertHold(Database(""), [new AnsweredMessage("r1", 1, "a", "one"), new AnsweredMessage("r1", 2, "b", "two")]);

    [Theory]
    [InlineData("UPDATE Rooms SET Last = 3 WHERE Id = 1", "numbers")]
    [InlineData("UPDATE Messages SET Number = 1", "numbers")]
    [InlineData("UPDATE Messages SET RoomId = 9 WHERE Id = 2", "in no room")]
    [InlineData("UPDATE Messages SET Changed = 9 WHERE Id = 2", "change")]
    [InlineData("UPDATE Messages SET AuthorId = 1, ClientId = 'a'", "client id twice")]
    [InlineData("DELETE FROM MessageTexts WHERE Revision = 2", "each revision")]
    [InlineData("INSERT INTO MessageTexts VALUES (7, 1, 'x')", "text of no message")]
    [InlineData("UPDATE Messages SET Files = 1", "files that a message says")]
    [InlineData("DELETE FROM Files WHERE Id = 1", "files that a message says")]
    [InlineData("UPDATE Files SET UploaderId = 2", "another room or author")]
    [InlineData("UPDATE Files SET RoomId = 2", "another room or author")]
    [InlineData("UPDATE Files SET RemovedAt = 'now'", "was taken away")]
    [InlineData("UPDATE AuditEntries SET Action = 'other' WHERE Sequence = 3", "exactly one entry")]
    [InlineData("INSERT INTO AuditEntries VALUES (4, '', 'message.posted', 1, 3)", "without its message")]
    [InlineData("UPDATE AuditEntries SET Sequence = 7 WHERE Sequence = 3", "audit sequence")]
    [InlineData("UPDATE ReadMarks SET Mark = 3 WHERE UserId = 1", "mark outside")]
    [InlineData("UPDATE ReadMarks SET OwnAbove = 0 WHERE UserId = 2", "own messages")]
    [InlineData("INSERT INTO Rooms VALUES (3, 'r3', 1, 2, 0, 0, NULL)", "one pair")]
    [InlineData("INSERT INTO Users VALUES (3, 'LEAD')", "user name")]
    [InlineData("INSERT INTO Companies VALUES (3, 'CONTOSO')", "company name")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE Messages SET AuthorId = 9 WHERE Id = 2", "refers to nothing")]
    public void Damage_is_found(string damage, string told) =>
        Assert.Contains(Invariants.Broken(Database(damage)), line => line.Contains(told, StringComparison.Ordinal));

    [Fact]
    public void An_answered_message_that_is_not_there_is_found() =>
        Assert.Single(Invariants.Broken(Database(""), [new AnsweredMessage("r1", 1, "a", "another text")]));

    public void Dispose() => _directory.Dispose();

    private string Database(string damage)
    {
        var file = _directory.File("chat.db");
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode=WAL; {Schema} {damage}";
        command.ExecuteNonQuery();
        return file;
    }
}
