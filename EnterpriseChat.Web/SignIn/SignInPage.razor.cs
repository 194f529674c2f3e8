using EnterpriseChat.Domain.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.SignIn;

/// <summary>The sign-in page: plain HTTP with antiforgery, since a circuit cannot set cookies.</summary>
public sealed partial class SignInPage
{
    private string? _refusal;

    [SupplyParameterFromForm]
    private SignInForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private SignInUser SignIn { get; set; } = null!;

    [Inject]
    private SignInPolicy Policy { get; set; } = null!;

    [Inject]
    private KnownBrowser Known { get; set; } = null!;

    [Inject]
    private Sessions Sessions { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Form ??= new SignInForm();
        if (HttpMethods.IsGet(Http.Request.Method) && Http.User.Actor() is not null)
        {
            Navigation.NavigateTo(Target());
        }
    }

    private async Task SignInAsync()
    {
        var facts = BrowserFacts.Of(Http.Request);
        var outcome = await SignIn.HandleAsync(
            new SignInTry(
                Form.UserName ?? "", Form.Password ?? "", ActorClaims.Shown(Http.Connection.RemoteIpAddress),
                Http.Request.Headers.UserAgent.ToString(), facts.TimeZone, facts.Language, Known.Read(Http.Request)),
            Http.RequestAborted);
        if (!outcome.IsDone)
        {
            _refusal = outcome.Refusal!.Sentence;
            Http.Response.StatusCode = outcome.Refusal == SignInRefusals.TooManyTries
                ? StatusCodes.Status429TooManyRequests
                : StatusCodes.Status200OK;
            return;
        }

        // Whoever was signed in here before is so no more: a session copied from this browser ends with it.
        if (Http.User.Actor() is { Session: { } before } actor)
        {
            await Sessions.EndAsync(actor, [before], "sign-in", Http.RequestAborted);
        }

        Known.Write(Http.Response, outcome.Value.User);
        const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        await Http.SignInAsync(Scheme, ActorClaims.ForCookie(outcome.Value.Session, Scheme), new AuthenticationProperties { IsPersistent = true });
        Navigation.NavigateTo(Target());
    }

    /// <summary>Where the reader wanted to go; only a path of our own.</summary>
    private string Target() =>
        To is { Length: > 1 } && To[0] == '/' && To[1] is not '/' and not '\\' && !To.Any(char.IsControl) && !To.StartsWith("/sign-in", StringComparison.OrdinalIgnoreCase)
            ? To
            : "/";
}
