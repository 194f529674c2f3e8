using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace EnterpriseChat.Web.Shell;

/// <summary>The document around every page. Sign-in, set-up and errors are plain pages; all others become live.</summary>
public sealed partial class App
{
    private static readonly string[] Folders = ["administration/", "chat/", "controls/", "messages/", "notifications/", "search/", "shell/"];

    private string? _userPublicId;
    private string? _outboxKey;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private PeopleDirectory People { get; set; } = null!;

    [Inject]
    private SecretKey Secret { get; set; } = null!;

    private InteractiveServerRenderMode? Mode =>
        Http.AcceptsInteractiveRouting() && Http.User.Actor() is not null ? new InteractiveServerRenderMode(prerender: true) : null;

    /// <summary>Our modules, so that they come together and not one after the import of the other.</summary>
    private IEnumerable<string> Modules => Assets
        .Where(a => a.Properties?.FirstOrDefault(p => p.Name == "label")?.Value is { } name && name.EndsWith(".js", StringComparison.Ordinal)
            && Folders.Contains(name[..(name.IndexOf('/', StringComparison.Ordinal) + 1)]))
        .Select(a => a.Url);

    /// <summary>Light or dark as it was shown last; the script corrects it before the first picture.</summary>
    private string Scheme => Http.Request.Cookies["scheme"] == "dark" ? "dark" : "light";

    /// <summary>What the person chose; at first what the system says.</summary>
    private string ChosenTheme => Http.Request.Cookies["theme"] is "light" or "dark" ? Http.Request.Cookies["theme"]! : "system";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Http.User.Actor() is { } actor
            && (await People.OfAsync([actor.Me], Http.RequestAborted)).TryGetValue(actor.Me, out var person))
        {
            _userPublicId = person.PublicId.Value;
            _outboxKey = Convert.ToBase64String(Secret.Digest("outbox", person.PublicId.Value));
        }
    }
}
