using System.Security.Cryptography;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Messages;

/// <summary>That a message is stored.</summary>
/// <param name="Number">Its number in the room.</param>
/// <param name="IsRepeated">Whether it was stored before, by the same client id.</param>
public readonly record struct PostedMessage(long Number, bool IsRepeated);

/// <summary>Posts a message, exactly once per author and client id.</summary>
public sealed class PostMessage(Runner runner, PostingLimit limit, RefusedTries tries)
{
    /// <summary>Stores the message and answers when it is durable.</summary>
    /// <param name="actor">The author.</param>
    /// <param name="room">The room as the browser named it.</param>
    /// <param name="clientId">128 random bits of the browser, 22 characters of base64url.</param>
    /// <param name="text">What was typed; it is cleaned, not cut.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    public async Task<Outcome<PostedMessage>> HandleAsync(
        Actor actor, PublicId room, string clientId, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!new PublicId(clientId).IsWellFormed)
        {
            return MessageRefusals.BadClientId;
        }

        var clean = TextRules.Clean(text);
        if (clean.Length > TextRules.LongestMessage)
        {
            return MessageRefusals.TooLong(clean.Length - TextRules.LongestMessage);
        }

        if (TextRules.IsBlank(clean))
        {
            return MessageRefusals.Empty;
        }

        var salt = RandomNumberGenerator.GetBytes(AuditSeal.SaltLength);
        var typed = new Typed(room, clientId, clean, salt, AuditSeal.Digest(salt, clean));
        return await runner.RunAsync(actor, op => PostAsync(op, typed), cancellation).ConfigureAwait(false);
    }

    private async Task<Outcome<PostedMessage>> PostAsync(Operation op, Typed typed)
    {
        var me = op.Actor.Me;
        if (op.Messages.Find(me, typed.ClientId) is { } first)
        {
            return new PostedMessage(first, IsRepeated: true);
        }

        if (await op.Door.OpenAsync(typed.Room, me, CancellationToken.None).ConfigureAwait(false) is not { } open)
        {
            tries.Note(op, typed.Room);
            return MessageRefusals.RoomNotFound;
        }

        if (open.Kind == RoomKind.Direct && await DirectAccess.UnreachableAsync(op.Db, open, CancellationToken.None).ConfigureAwait(false) is { } name)
        {
            return MessageRefusals.Unreachable(name);
        }

        if (limit.Take(me, op.Now, op.Request) is { } seconds)
        {
            return new TooFast(seconds);
        }

        return op.Messages.Insert(open.Id, me, typed.ClientId, op.Now, op.RightsVersion, null, typed.Text, typed.Salt) is { } number
            ? Posted(op, open, number, typed.Digest)
            : MessageRefusals.RoomNotFound;
    }

    private static PostedMessage Posted(Operation op, OpenRoom open, long number, byte[] digest)
    {
        op.Audit(new AuditDraft(AuditAction.MessagePosted) { Room = open.Id, MessageNumber = number, TextDigest = digest });
        op.Tell(new MessagePosted(open.Id, number, op.RightsVersion, open.Reader));
        if (open.Kind == RoomKind.Direct && number == 1)
        {
            // From now on the two know each other.
            op.Audit(new AuditDraft(AuditAction.DirectBegun) { Room = open.Id });
            op.Tell(new PresenceChanged(open.Reader));
        }

        return new PostedMessage(number, IsRepeated: false);
    }

    /// <summary>What was typed, as it is stored.</summary>
    private sealed record Typed(PublicId Room, string ClientId, string Text, byte[] Salt, byte[] Digest);
}
