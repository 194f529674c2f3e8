using System.Globalization;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EnterpriseChat.Web.Issues;

/// <summary>How fields of an issue are drawn: an icon and a word, never a colour alone.</summary>
internal static class IssueSigns
{
    /// <summary>A status.</summary>
    public static RenderFragment Of(IssueStatus status) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", Look(status));
        builder.AddContent(2, Icon.Of(Drawing(status)));
        builder.AddContent(3, Word(status));
        builder.CloseElement();
    };

    /// <summary>The link from an issue chat to its issue; nothing for other rooms.</summary>
    public static RenderFragment? Link(ChatListRow room) => room.Issue is null ? null : builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "class", "btn line sm hide-s");
        builder.AddAttribute(2, "href", $"/issues/{room.Name}");
        builder.AddContent(3, Icon.Of(Icons.Material.Outlined.OpenInNew));
        builder.AddContent(4, Words.Issue_Open);
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

    /// <summary>The word of a status.</summary>
    public static string Word(IssueStatus status) => Words.ResourceManager.GetString($"IssueStatus_{status}", CultureInfo.CurrentUICulture)!;

    private static string Look(IssueStatus status) => status switch
    {
        IssueStatus.InProgress => "is prog",
        IssueStatus.Resolved or IssueStatus.Closed => "is done",
        _ => "is",
    };

    private static string Drawing(IssueStatus status) => status switch
    {
        IssueStatus.InProgress => Icons.Material.Outlined.Timelapse,
        IssueStatus.Waiting => Icons.Material.Outlined.PauseCircle,
        IssueStatus.Resolved => Icons.Material.Outlined.CheckCircle,
        IssueStatus.Closed => Icons.Material.Outlined.Archive,
        _ => Icons.Material.Outlined.RadioButtonUnchecked,
    };
}
