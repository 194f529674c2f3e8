namespace EnterpriseChat.Web.Search;

/// <summary>Registers what the search of a page needs.</summary>
internal static class SearchServices
{
    /// <summary>Adds it.</summary>
    public static void AddChatSearch(this IServiceCollection services) => services.AddScoped<Finder>();
}
