using System.Security.Cryptography;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.Messages.Markdown;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>That a message is stored.</summary>
/// <param name="Number">Its number in the room.</param>
/// <param name="IsRepeated">Whether it was stored before, by the same client id.</param>
public readonly record struct PostedMessage(long Number, bool IsRepeated);

/// <summary>A message to be posted.</summary>
/// <param name="Room">The room as the browser named it.</param>
/// <param name="ClientId">128 random bits of the browser, 22 characters of base64url.</param>
/// <param name="Text">What was typed; it is cleaned, not cut.</param>
public sealed record NewMessage(PublicId Room, string ClientId, string Text)
{
    /// <summary>Whether its author was asked and wants everyone called, however many.</summary>
    public bool ConfirmsHere { get; init; }

    /// <summary>Number of the message in the same room that it answers; null for none.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>Unsent files of its author in the room that go out with it, in their order; with some there need be no text.</summary>
    public IReadOnlyList<PublicId> Files { get; init; } = [];
}

/// <summary>Posts a message, exactly once per author and client id.</summary>
public sealed class PostMessage(Runner runner, PostingLimit limit, RefusedTries tries, Here here)
{
    /// <summary>Stores a message and answers when it is durable; one that calls many asks first.</summary>
    /// <param name="actor">The author.</param>
    /// <param name="room">The room as the browser named it.</param>
    /// <param name="clientId">128 random bits of the browser, 22 characters of base64url.</param>
    /// <param name="text">What was typed; it is cleaned, not cut.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    public Task<Outcome<PostedMessage>> HandleAsync(
        Actor actor, PublicId room, string clientId, string text, CancellationToken cancellation) =>
        HandleAsync(actor, new NewMessage(room, clientId, text), cancellation);

    /// <summary>Stores a message and answers when it is durable.</summary>
    /// <param name="actor">The author.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    public Task<Outcome<PostedMessage>> HandleAsync(Actor actor, NewMessage message, CancellationToken cancellation) =>
        HandleAsync(actor, message, null, cancellation);

    /// <summary>The same, with what is done in its transaction once it has its number; when that gives a refusal, nothing is stored.</summary>
    internal async Task<Outcome<PostedMessage>> HandleAsync(
        Actor actor, NewMessage message, Func<Operation, OpenRoom, long, Task<Refusal?>>? then, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(message);
        var clean = TextRules.Message(message.Text);
        if (Refused(message, clean) is { } refusal)
        {
            return refusal;
        }

        var salt = RandomNumberGenerator.GetBytes(AuditSeal.SaltLength);
        var typed = new Typed(message with { Text = clean }, salt, AuditSeal.Digest(salt, clean)) { Places = MessageRenderer.Places(clean), Then = then };
        if (typed.Places.Any(p => p.Names.Any(n => n.Key == Here.Name)))
        {
            typed = typed with { Called = await here.PeopleAsync(actor.Me, message.Room, cancellation).ConfigureAwait(false) };
        }

        return await runner.RunAsync(actor, op => PostAsync(op, typed), cancellation).ConfigureAwait(false);
    }

    /// <summary>What needs no look at anything stored.</summary>
    private static Refusal? Refused(NewMessage message, string clean) =>
        !new PublicId(message.ClientId).IsWellFormed ? MessageRefusals.BadClientId
        : clean.Length > TextRules.LongestMessage ? MessageRefusals.TooLong(clean.Length - TextRules.LongestMessage)
        : clean.Length == 0 && message.Files.Count == 0 ? MessageRefusals.Empty
        : message.Files.Count > FileLimits.MostOfMessage ? FileRefusals.TooMany
        : null;

    private async Task<Outcome<PostedMessage>> PostAsync(Operation op, Typed typed)
    {
        var me = op.Actor.Me;
        var message = typed.Message;
        if (op.Messages.Find(me, message.ClientId) is { } first)
        {
            return new PostedMessage(first, IsRepeated: true);
        }

        if (await op.Door.OpenAsync(message.Room, me, CancellationToken.None).ConfigureAwait(false) is not { } open)
        {
            tries.Note(op, message.Room);
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

        var posted = await StoreAsync(op, open, typed).ConfigureAwait(false);
        return posted.IsDone && typed.Then is { } then && await then(op, open, posted.Value.Number).ConfigureAwait(false) is { } refusal ? refusal : posted;
    }

    private async Task<Outcome<PostedMessage>> StoreAsync(Operation op, OpenRoom open, Typed typed)
    {
        var message = typed.Message;
        if (message.ReplyTo is { } answered && !await op.Door.Messages(open).AnyAsync(m => m.Number == answered, CancellationToken.None).ConfigureAwait(false))
        {
            return MessageRefusals.MessageNotFound;
        }

        var mentions = await Mentioned.InAsync(op, open, typed.Places).ConfigureAwait(false);
        if (mentions.ContainsKey(Here.Name) && here.Refused(op, typed.Called, message.ConfirmsHere) is { } refusal)
        {
            return refusal;
        }

        if (op.Messages.Insert(open.Id, open.Reader, message.ClientId, op.Now, op.RightsVersion, message.ReplyTo, message.Text, typed.Salt) is not { } number)
        {
            return MessageRefusals.RoomNotFound;
        }

        if (message.Files.Count > 0 && !op.Files.Join((open.Id, number), open.Reader, message.Files))
        {
            return FileRefusals.Gone;
        }

        foreach (var (name, user) in mentions)
        {
            op.Mentions.Insert((open.Id, number), name, user);
        }

        return Posted(op, open, number, typed);
    }

    private static PostedMessage Posted(Operation op, OpenRoom open, long number, Typed typed)
    {
        op.Audit(new AuditDraft(AuditAction.MessagePosted)
        {
            Room = open.Id,
            Issue = open.Kind == RoomKind.Issue ? InHistory(op, open, number) : null,
            MessageNumber = number,
            TextDigest = typed.Digest,
            Details = typed.Message.Files.Count == 0 ? [] : [("files", typed.Message.Files.Select(f => f.Value).ToArray())],
        });
        op.Tell(new MessagePosted(open.Id, number, op.RightsVersion, open.Reader));
        if (open.Kind == RoomKind.Direct && number == 1)
        {
            // From now on the two know each other.
            op.Audit(new AuditDraft(AuditAction.DirectBegun) { Room = open.Id });
            op.Tell(new PresenceChanged(open.Reader));
        }

        return new PostedMessage(number, IsRepeated: false);
    }

    /// <summary>Makes it an entry of the issue's history; null for an internal chat.</summary>
    private static IssueId? InHistory(Operation op, OpenRoom open, long number)
    {
        if (!op.Issues.HasPosted(open.Id, open.Reader, number))
        {
            // From now on those who see the issue know the author.
            op.Tell(new PresenceChanged(open.Reader));
        }

        var issue = op.Issues.AddMessage(op, open.Id, number);
        if (issue is { } changed)
        {
            op.Tell(new IssueChanged(changed, open.Reader));
        }

        return issue;
    }

    /// <summary>What was typed, as it is stored.</summary>
    private sealed record Typed(NewMessage Message, byte[] Salt, byte[] Digest)
    {
        /// <summary>Where it may name somebody.</summary>
        public IReadOnlyList<MentionPlace> Places { get; init; } = [];

        /// <summary>What is done with it once it is stored.</summary>
        public Func<Operation, OpenRoom, long, Task<Refusal?>>? Then { get; init; }

        /// <summary>How many people its <c>@here</c> would call.</summary>
        public int Called { get; init; }
    }
}
