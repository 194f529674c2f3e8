namespace EnterpriseChat.Web.Shell;

/// <summary>
/// The product's own style sheets as one. A browser paints nothing before the last style sheet has come, so twenty of them held the first
/// picture back behind all scripts.
/// </summary>
internal static class StyleSheet
{
    /// <summary>The sheets by their paths below <c>wwwroot</c>, in the order in which one wins over another.</summary>
    public static IReadOnlyList<string> Parts { get; } =
    [
        "shell/tokens.css", "shell/base.css", "shell/controls.css", "people/people.css", "shell/frame.css", "shell/over.css", "controls/forms.css",
        "controls/dialog.css", "people/user.css", "controls/menu.css", "controls/transfer.css", "shell/mud.css", "controls/grid.css",
        "administration/matrix.css", "chat/chat.css", "messages/messages.css", "messages/code.css", "messages/room.css", "messages/composer.css",
        "messages/mentions.css", "messages/attach.css", "messages/versions.css", "rooms/room-dialog.css", "sign-in/sign-in.css", "sign-in/account.css",
        "notifications/notifications.css", "issues/issues.css", "issues/issue-chat.css", "search/search.css", "search/go-to.css",
    ];

    /// <summary>All of them; as deep as its parts, so that what they refer to is found.</summary>
    public static Bundle File { get; } = new("shell/all.*.css", "text/css", string.Join('\n', Parts.Select(Bundle.Read)));
}
