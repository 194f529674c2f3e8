using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EnterpriseChat.Web.Messages;

/// <summary>Author and time of a message as all readers of one time zone and language see them: made once for all of them.</summary>
public sealed class MessageStamp
{
    private static readonly ConditionalWeakTable<MessageView, ConcurrentDictionary<(string Zone, string Language, Person? Author), MessageStamp>> Made = [];

    private MessageStamp(MessageView message, Person? author, ReaderClock clock)
    {
        var name = HtmlEncoder.Default.Encode(author?.DisplayName ?? "");
        var full = HtmlEncoder.Default.Encode(clock.Full(message.PostedAt));
        var moment = message.PostedAt.ToString("O", CultureInfo.InvariantCulture);
        var time = HtmlEncoder.Default.Encode(clock.Time(message.PostedAt));
        var by = author is null ? "" : $"<button class=\"nm\" type=\"button\" tabindex=\"-1\" data-menu=\"{AuthorMenu.Of(author)}\" data-menu-button aria-haspopup=\"menu\"><b dir=\"auto\">{name}</b></button>";
        var edited = message.IsEdited ? Button("ed", $"data-tell=\"versions\" value=\"{message.Number}\" title=\"{Words.Message_Versions}\"", Words.Message_Edited) : "";
        var head = $"<div class=\"by\">{by}<time datetime=\"{moment}\" title=\"{full}\">{time}</time>{edited}</div>";
        var gutter = $"<time class=\"gut\" datetime=\"{moment}\" title=\"{full}\">{time}</time><span class=\"sr\">{name}</span>";
        Head = builder => builder.AddMarkupContent(0, head);
        Gutter = builder => builder.AddMarkupContent(0, gutter);
        Edited = edited.Length == 0 ? null : builder => builder.AddMarkupContent(0, edited);
    }

    /// <summary>What stands in the place of the text of a deleted message.</summary>
    public static string Deleted => $"<span class=\"gone\">{Icon.Markup(Icons.Material.Outlined.DeleteOutline)}{HtmlEncoder.Default.Encode(Words.Message_Deleted)}</span>";

    /// <summary>The line above the first message of a group.</summary>
    public RenderFragment Head { get; }

    /// <summary>Before a further message of a group, in the column of the faces.</summary>
    public RenderFragment Gutter { get; }

    /// <summary>That it was changed, behind the text of a further message of a group; null when it was not.</summary>
    public RenderFragment? Edited { get; }

    /// <summary>That of a message for the reader of a clock.</summary>
    internal static MessageStamp Of(MessageView message, Person? author, ReaderClock clock) => Made.GetOrCreateValue(message).GetOrAdd(
        (clock.Zone, CultureInfo.CurrentCulture.Name, author), _ => new MessageStamp(message, author, clock));

    /// <summary>A stop of the Tab key only in the message that has the focus (<c>messages/within.js</c>).</summary>
    private static string Button(string look, string attributes, string content) =>
        $"<button class=\"{look}\" type=\"button\" tabindex=\"-1\" {attributes}>{content}</button>";
}
