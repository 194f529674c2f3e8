namespace EnterpriseChat.Domain.Messages;

/// <summary>A message with its present text as it comes from the database, projected to what is shown.</summary>
internal sealed class MessageRow
{
    public required RoomId RoomId { get; init; }

    public required long Number { get; init; }

    public required UserId AuthorId { get; init; }

    public required string ClientId { get; init; }

    public required DateTime PostedAt { get; init; }

    public required long RightsVersion { get; init; }

    public required long Changed { get; init; }

    public required int Revision { get; init; }

    public required string Text { get; init; }

    /// <summary>The rows of messages that came from the door.</summary>
    public static IQueryable<MessageRow> Of(IQueryable<Message> messages, IQueryable<MessageText> texts) =>
        from m in messages
        join t in texts on new { MessageId = m.Id, m.Revision } equals new { t.MessageId, t.Revision }
        select new MessageRow
        {
            RoomId = m.RoomId,
            Number = m.Number,
            AuthorId = m.AuthorId,
            ClientId = m.ClientId,
            PostedAt = m.PostedAt,
            RightsVersion = m.RightsVersion,
            Changed = m.Changed,
            Revision = m.Revision,
            Text = t.Text,
        };

    /// <summary>The shared view of the row.</summary>
    public MessageView View(RenderedTexts texts) => new()
    {
        Number = Number,
        Author = AuthorId,
        ClientId = ClientId,
        PostedAt = PostedAt,
        RightsVersion = RightsVersion,
        Changed = Changed,
        Text = texts.Of(RoomId, Number, Revision, Text),
    };
}
