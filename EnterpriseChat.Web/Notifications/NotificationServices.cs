namespace EnterpriseChat.Web.Notifications;

/// <summary>Registers what tells people of messages.</summary>
internal static class NotificationServices
{
    /// <summary>Adds it.</summary>
    public static void AddChatNotifications(this IServiceCollection services) => services.AddScoped<LevelMenu>().AddScoped<MyNotices>();
}
