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
