using EnterpriseChat.Web.Controls;
using MudBlazor.Services;

namespace EnterpriseChat.Web.Shell;

/// <summary>Registers and maps the frame of the pages.</summary>
internal static class ShellServices
{
    /// <summary>Adds MudBlazor and what the frame needs.</summary>
    public static void AddChatShell(this IServiceCollection services)
    {
        services.AddMudServices();
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.AddScoped<ContextMenus>();
    }

    /// <summary>Maps the pages.</summary>
    public static void MapShell(this WebApplication app)
    {
        // The dashboard will stand here; until then the first page is the chat.
        app.MapGet("/", () => Results.LocalRedirect("/chat"));
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o =>
        {
            // Our own policy says it (PageSecurity); two headers would be two policies.
            o.ContentSecurityFrameAncestorsPolicy = null;
        });
    }
}
