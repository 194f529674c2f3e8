using System.Text.Encodings.Web;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EnterpriseChat.Web.Issues;

/// <summary>What a chat says of its issue.</summary>
internal static class IssueSigns
{
    /// <summary>Its status: an icon and a word, never a colour alone.</summary>
    public static RenderFragment Of(IssueStatus status) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "is");
        builder.AddContent(2, IssueLook.Drawing(status));
        builder.AddContent(3, IssueLook.Word(status));
        builder.CloseElement();
    };

    /// <summary>Stands above the text of a message that is a decision.</summary>
    public static RenderFragment Decision => builder => builder.AddMarkupContent(
        0, $"<div class=\"dcs\">{Icon.Markup(Icons.Material.Outlined.DoneAll)}<b>{HtmlEncoder.Default.Encode(Words.Message_Decision)}</b></div>");

    /// <summary>Stands below a message that is still to arrive in the tracker outside in which its issue lives.</summary>
    public static RenderFragment OnItsWay => builder => builder.AddMarkupContent(
        0, $"<div class=\"owy\">{Icon.Markup(Icons.Material.Outlined.HourglassEmpty)}{HtmlEncoder.Default.Encode(Words.Message_OnItsWay)}</div>");

    /// <summary>The link from an issue chat to its issue; nothing for other rooms.</summary>
    public static RenderFragment? Link(ChatListRow room) => room.Issue is null ? null : builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "class", "btn line sm hide-s");
        builder.AddAttribute(2, "href", $"/issues/{room.Name}");
        builder.AddContent(3, Icon.Of(Icons.Material.Outlined.OpenInNew));
        builder.AddContent(4, Words.Issue_OpenIssue);
        builder.CloseElement();
    };

    /// <summary>Says in the header of an issue chat where its messages stand too, unless something else is said there.</summary>
    public static RenderFragment? Comments(ChatListRow? room, BeginsEarlier earlier) => room?.Issue is null || earlier != BeginsEarlier.No ? null : builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "meta hide-s comments");
        builder.AddContent(2, Words.Issue_MessagesAreComments);
        builder.CloseElement();
    };
}
