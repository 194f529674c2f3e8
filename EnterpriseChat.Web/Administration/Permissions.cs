using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;

namespace EnterpriseChat.Web.Administration;

/// <summary>What permissions are called, and in which order and sections they stand on the screen.</summary>
internal static class Permissions
{
    /// <summary>The sections of the table, each with its permissions.</summary>
    public static IReadOnlyList<(string Title, Permission[] Permissions)> Sections =>
    [
        (Words.Nav_Chat, [Permission.UseChat, Permission.ViewCompanyChat, Permission.CreateChatRooms, Permission.EditChatRooms, Permission.DeleteChatRooms]),
        (Words.Permissions_Issues, [Permission.ViewIssues, Permission.EditIssues]),
        (Words.Permissions_Support, [Permission.AskSupport, Permission.AnswerSupport]),
        (Words.Nav_Administration, [Permission.EditUsers, Permission.ViewAuditLog, Permission.ReadAuditContent, Permission.Administer]),
    ];

    /// <summary>Its name.</summary>
    public static string Name(Permission permission) => Words.ResourceManager.GetString($"Permission_{permission}", CultureInfo.CurrentUICulture) ?? "";

    /// <summary>What it allows, where the name does not say it; null otherwise.</summary>
    public static string? Note(Permission permission) => Words.ResourceManager.GetString($"PermissionNote_{permission}", CultureInfo.CurrentUICulture);

    /// <summary>Whether the reader of the table holds <see cref="Permission.Administer"/> through this group alone.</summary>
    public static bool AreOnlyFrom(IReadOnlyList<GroupColumn> table, PublicId group) =>
        table.Where(g => g.HasReader && g.Permissions.Contains(Permission.Administer)).Select(g => g.PublicId).ToList() is [var only] && only == group;
}
