using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Web.Controls;
using MudBlazor;

namespace EnterpriseChat.Web.Messages;

/// <summary>What the menu of a message does on the server; the rest is done by the page's own script.</summary>
/// <param name="Delete">Asks whether it shall go.</param>
/// <param name="Versions">Shows what it said before.</param>
/// <param name="Unread">Makes it unread, with all behind it.</param>
internal sealed record MessageActs(Func<MessageLine, Task> Delete, Func<long, Task> Versions, Func<long, Task> Unread)
{
    /// <summary>Marks it as a decision or takes the mark away; null where there is no issue.</summary>
    public Func<MessageLine, Task>? Decide { get; init; }

    /// <summary>The key of the issue in whose history it stands; null where there is no issue.</summary>
    public Func<string?> IssueKey { get; init; } = () => null;
}

/// <summary>The menu of a message (product.md section 5).</summary>
internal static class MessageMenu
{
    private const string Kind = "message";

    /// <summary>What a message says so that it has the menu; a deleted one has none.</summary>
    public static string? Of(MessageView message) => message.IsDeleted ? null : $"{Kind}:{message.Number}";

    /// <summary>Answers for the messages that are shown, until the result is disposed.</summary>
    /// <param name="menus">The menus of the page.</param>
    /// <param name="shown">A message by its number; the browser may ask for any.</param>
    /// <param name="acts">What is done on the server.</param>
    public static IDisposable Register(ContextMenus menus, Func<string, MessageLine?> shown, MessageActs acts) =>
        menus.Register(Kind, id => ValueTask.FromResult(shown(id) is { Message.IsDeleted: false } line ? Of(line, acts) : null));

    private static MenuOf Of(MessageLine line, MessageActs acts)
    {
        List<MenuItem> items =
        [
            ByScript(Words.Message_Reply, Icons.Material.Outlined.Reply, "reply"),
            ByScript(Words.Message_CopyLink, Icons.Material.Outlined.Link, "copy-link"),
            ByScript(Words.Message_CopyText, Icons.Material.Outlined.ContentCopy, "copy-text"),
            new MenuItem(Words.Message_MarkAsUnread) { Icon = Icon.Of(Icons.Material.Outlined.MarkEmailUnread), Do = () => acts.Unread(line.Message.Number) },
            .. OfIssue(line, acts),
        ];
        if (line.Message.IsEdited)
        {
            items.Add(new MenuItem(Words.Message_Versions) { Icon = Icon.Of(Icons.Material.Outlined.History), Do = () => acts.Versions(line.Message.Number) });
        }

        if (line.IsOwn)
        {
            items.Add(ByScript(Words.Edit, Icons.Material.Outlined.Edit, "edit") with { BeginsGroup = true, Shortcut = "↑" });
            items.Add(new MenuItem(Words.Delete) { Icon = Icon.Of(Icons.Material.Outlined.DeleteOutline), IsDanger = true, Do = () => acts.Delete(line) });
        }

        return new MenuOf(Words.Message_Of.With(line.Name, line.Time), items);
    }

    /// <summary>What there is for a message of an issue chat.</summary>
    private static IEnumerable<MenuItem> OfIssue(MessageLine line, MessageActs acts)
    {
        if (acts.Decide is { } decide)
        {
            yield return new MenuItem(line.Message.IsDecision ? Words.Message_NoDecision : Words.Message_MarkAsDecision)
            {
                Icon = Icon.Of(line.Message.IsDecision ? Icons.Material.Outlined.RemoveDone : Icons.Material.Outlined.DoneAll),
                Do = () => decide(line),
            };
        }

        if (acts.IssueKey() is { } key)
        {
            yield return new MenuItem(Words.Message_InHistory)
            {
                Icon = Icon.Of(Icons.Material.Outlined.OpenInNew),
                Href = $"/issues/{key}#message-{line.Message.Number}",
            };
        }
    }

    private static MenuItem ByScript(string label, string drawing, string script) => new(label) { Icon = Icon.Of(drawing), Script = script };
}
