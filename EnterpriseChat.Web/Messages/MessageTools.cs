using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EnterpriseChat.Web.Messages;

/// <summary>
/// The buttons of a message that show on hover and in focus: the same markup for all, with its drawings beside the list once, since each row
/// carries it.
/// </summary>
internal static class MessageTools
{
    private static readonly string Buttons =
        $"<div class=\"ho\">{Act("reply", Words.Message_Reply, "reply")}{Act("copy-link", Words.Message_CopyLink, "link")}<button class=\"ib\" type=\"button\" tabindex=\"-1\" data-menu-button "
        + $"aria-haspopup=\"menu\" aria-label=\"{Words.Message_Menu}\" title=\"{Words.Message_Menu}\">{Use("more")}</button></div>";

    /// <summary>The buttons.</summary>
    public static RenderFragment Row { get; } = builder => builder.AddMarkupContent(0, Buttons);

    /// <summary>The drawings that <see cref="Row"/> uses.</summary>
    public static RenderFragment Drawings { get; } = builder => builder.AddMarkupContent(
        0, $"<svg class=\"sprite\">{Symbol("reply", Icons.Material.Outlined.Reply)}{Symbol("link", Icons.Material.Outlined.Link)}{Symbol("more", Icons.Material.Outlined.MoreVert)}</svg>");

    /// <summary>What the page's own script does (<c>messages/acts.js</c>).</summary>
    private static string Act(string act, string label, string drawing) =>
        $"<button class=\"ib\" type=\"button\" tabindex=\"-1\" data-act=\"{act}\" aria-label=\"{label}\" title=\"{label}\">{Use(drawing)}</button>";

    private static string Use(string drawing) => $"<svg class=\"i\" aria-hidden=\"true\"><use href=\"#tool-{drawing}\"/></svg>";

    private static string Symbol(string name, string drawing) => $"<symbol id=\"tool-{name}\" viewBox=\"0 0 24 24\">{drawing}</symbol>";
}
