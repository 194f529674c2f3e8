using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Issues;

/// <summary>
/// Posts what a composer sends. A command in an issue chat is a message too, and what it does is done in the message's own transaction: both
/// stand, or neither does and its author is told why.
/// </summary>
public sealed class PostInChat(PostMessage post, InviteToIssueChat invite)
{
    /// <summary>Stores a message and runs the command that it gives, and answers when that is durable.</summary>
    public Task<Outcome<PostedMessage>> HandleAsync(Actor actor, NewMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        return IssueCommand.Of(message.Text) is { } command
            ? post.HandleAsync(actor, message, (op, open, number) => RunAsync(op, open, (command, number)), cancellation)
            : post.HandleAsync(actor, message, cancellation);
    }

    private async Task<Refusal?> RunAsync(Operation op, OpenRoom open, (IssueCommand Command, long Number) given)
    {
        if (open.Kind != RoomKind.Issue)
        {
            return null; // elsewhere it is text
        }

        var refusal = given.Command switch
        {
            { Name: IssueCommand.Decision, Argument: "" } => IssueRefusals.Wrong(Words.Command_Decision),
            { Name: IssueCommand.Decision } => await DecideMessage.MarkAsync(op, open, (given.Number, true)).ConfigureAwait(false),
            { Name: IssueCommand.Invite } => await InviteAsync(op, open, given.Command.Argument).ConfigureAwait(false),
            _ => await CommandedChange.RunAsync(op, open, given).ConfigureAwait(false),
        };
        return refusal is null ? null : IssueRefusals.Wrong(refusal.Sentence);
    }

    private async Task<Refusal?> InviteAsync(Operation op, OpenRoom open, string name) =>
        await CommandedChange.PersonAsync(op, name).ConfigureAwait(false) is not { } who
            ? IssueRefusals.Wrong(name.Length == 0 ? Words.Command_Invite : Words.Command_NoPerson.With(name))
            : (await invite.InviteAsync(op, open, who.PublicId).ConfigureAwait(false)).Refusal;
}
