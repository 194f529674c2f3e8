namespace EnterpriseChat.Web.Administration;

/// <summary>Registers what the pages of the administration share.</summary>
internal static class AdministrationServices
{
    /// <summary>Adds it.</summary>
    public static void AddChatAdministration(this IServiceCollection services) =>
        services.AddScoped<UserLists>().AddSingleton<UserSaving>().AddSingleton<GroupSaving>();
}
