namespace EnterpriseChat.Web.Issues;

/// <summary>Registers what the pages of issues need.</summary>
internal static class IssueServices
{
    /// <summary>Adds it.</summary>
    public static void AddChatIssues(this IServiceCollection services) =>
        services.AddScoped<IssueGrid>().AddScoped<IssueChats>().AddTransient<IssueDraft>().AddTransient<IssueOpening>().AddTransient<IssueTimeline>();
}
