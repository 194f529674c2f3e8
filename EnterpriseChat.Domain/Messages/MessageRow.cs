using System.Collections.Immutable;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.Messages.Markdown;

namespace EnterpriseChat.Domain.Messages;

/// <summary>A message with its present text, as it comes from the database.</summary>
internal sealed class MessageRow
{
    /// <summary>The message.</summary>
    public required Message Message { get; init; }

    /// <summary>Its present text; of a deleted one none leaves the database.</summary>
    public required string Text { get; init; }

    /// <summary>Whom it names.</summary>
    public required IReadOnlyList<Mention> Mentions { get; init; }

    /// <summary>Whether it was marked as a decision.</summary>
    public required bool IsDecision { get; init; }

    /// <summary>Whether it is still to arrive in a tracker outside.</summary>
    public required bool IsOnItsWay { get; init; }

    /// <summary>The rows of messages that came from the door.</summary>
    public static IQueryable<MessageRow> Of(
        IQueryable<Message> messages, IQueryable<MessageText> texts, IQueryable<Mention> mentions, IQueryable<HistoryMark> marks) =>
        from m in messages
        join t in texts on new { MessageId = m.Id, m.Revision } equals new { t.MessageId, t.Revision }
        select new MessageRow
        {
            Message = m,
            Text = m.DeletedAt == null ? t.Text : "",
            Mentions = mentions.Where(n => n.MessageId == m.Id).ToList(),
            IsDecision = marks.Any(k => k.MessageId == m.Id && k.IsDecision),
            IsOnItsWay = marks.Any(k => k.MessageId == m.Id && k.IsOnItsWay),
        };

    /// <summary>The shared view of the row.</summary>
    /// <param name="texts">The rendered texts.</param>
    /// <param name="files">The files of all that was read, from <see cref="FilesOf"/>.</param>
    public MessageView View(RenderedTexts texts, IReadOnlyDictionary<long, ImmutableArray<FileView>> files) => new()
    {
        Number = Message.Number,
        Author = Message.AuthorId,
        ClientId = Message.ClientId,
        PostedAt = Message.PostedAt,
        RightsVersion = Message.RightsVersion,
        Changed = Message.Changed,
        Revision = Message.Revision,
        IsDeleted = IsDeleted,
        IsDecision = IsDecision && !IsDeleted,
        IsOnItsWay = IsOnItsWay && !IsDeleted,
        ReplyTo = Message.ReplyTo,
        Files = files.GetValueOrDefault(Message.Id, []),
        Text = IsDeleted ? RenderedText.Empty : texts.Of(Message, Text, [.. Mentions.Select(m => m.Name)]),
        MentionsHere = !IsDeleted && Mentions.Any(m => m.UserId is null),
        Named = IsDeleted ? [] : [.. Mentions.Select(m => m.UserId).OfType<UserId>()],
    };

    private bool IsDeleted => Message.DeletedAt is not null;
}
