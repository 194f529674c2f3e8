using System.Security.Cryptography;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Messages.Markdown;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>The change of a message's text.</summary>
/// <param name="Room">The room as the browser named it.</param>
/// <param name="Number">The message.</param>
/// <param name="Was">The revision that its author saw when the change was begun.</param>
/// <param name="Text">What was typed; it is cleaned, not cut.</param>
public sealed record MessageEdit(PublicId Room, long Number, int Was, string Text);

/// <summary>
/// Changes the text of one's own message; it counts for the limit of messages as a new one does. Who saves second is told what it says now, and nothing is stored; what it said before stays, for
/// those who see the message and for the audit log.
/// </summary>
public sealed class EditMessage(Runner runner, PostingLimit limit, RefusedTries tries)
{
    /// <summary>Stores the text and answers with its revision when it is durable; a text that is the present one changes nothing.</summary>
    /// <param name="actor">The author.</param>
    /// <param name="edit">The change.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    public async Task<Outcome<int>> HandleAsync(Actor actor, MessageEdit edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(edit);
        var clean = TextRules.Message(edit.Text);
        if (clean.Length > TextRules.LongestMessage)
        {
            return MessageRefusals.TooLong(clean.Length - TextRules.LongestMessage);
        }

        var places = MessageRenderer.Places(clean);
        return await runner.RunAsync(actor, op => EditAsync(op, edit with { Text = clean }, places), cancellation).ConfigureAwait(false);
    }

    private async Task<Outcome<int>> EditAsync(Operation op, MessageEdit edit, IReadOnlyList<MentionPlace> places)
    {
        if (await op.Door.OpenAsync(edit.Room, op.Actor.Me, CancellationToken.None).ConfigureAwait(false) is not { } open)
        {
            tries.Note(op, edit.Room);
            return MessageRefusals.RoomNotFound;
        }

        if (open.Kind == RoomKind.Direct && await DirectAccess.UnreachableAsync(op.Db, open, CancellationToken.None).ConfigureAwait(false) is { } name)
        {
            return MessageRefusals.Unreachable(name);
        }

        var (message, refusal) = await OwnMessage.OfAsync(op, open, edit.Number).ConfigureAwait(false);
        if (message is null)
        {
            return refusal!;
        }

        // Files alone are a message too.
        if (message.Files == 0 && edit.Text.Length == 0)
        {
            return MessageRefusals.Empty;
        }

        var present = await op.Door.Texts.SingleAsync(t => t.MessageId == message.Id && t.Revision == message.Revision, CancellationToken.None)
            .ConfigureAwait(false);
        return present.Text == edit.Text ? message.Revision
            : message.Revision != edit.Was ? new MessageChangedMeanwhile(present.Text, message.Revision)
            : limit.Take(open.Reader, op.Now, op.Request) is { } seconds ? new TooFast(seconds)
            : await StoreAsync(op, open, message, (edit.Text, places)).ConfigureAwait(false);
    }

    private static async Task<Outcome<int>> StoreAsync(
        Operation op, OpenRoom open, Message message, (string Text, IReadOnlyList<MentionPlace> Places) typed)
    {
        var mentions = await Mentioned.InAsync(op, open, typed.Places).ConfigureAwait(false);
        op.Mentions.Forget((open.Id, message.Number));
        foreach (var (name, user) in mentions)
        {
            op.Mentions.Insert((open.Id, message.Number), name, user);
        }

        var salt = RandomNumberGenerator.GetBytes(AuditSeal.SaltLength);
        message.Revision++;
        op.Door.Add(new MessageText { MessageId = message.Id, Revision = message.Revision, Text = typed.Text, Salt = salt, WrittenAt = op.Now });
        var issue = await OwnMessage.TouchAsync(op, open, message).ConfigureAwait(false);
        op.Audit(new AuditDraft(AuditAction.MessageEdited)
        {
            Room = open.Id,
            Issue = issue,
            MessageNumber = message.Number,
            TextDigest = AuditSeal.Digest(salt, typed.Text),
            Details = [("revision", message.Revision)],
        });
        return message.Revision;
    }
}
