using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Web.Shell;
using EnterpriseChat.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Administration;

/// <summary>The page of the one-time link. Used, old and guessed links get the answer of a page that is not there.</summary>
public sealed partial class SetUpPage
{
    private bool _isOpen;
    private string? _refusal;

    /// <summary>The secret of the link.</summary>
    [Parameter]
    public string Secret { get; set; } = "";

    [SupplyParameterFromForm]
    private SetUpForm Form { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private SetUp SetUp { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Form ??= new SetUpForm();
        _isOpen = await SetUp.IsOpenAsync(Secret, Http.RequestAborted);
        if (!_isOpen)
        {
            Http.AnswerWith(StatusCodes.Status404NotFound);
        }
    }

    private async Task MakeAsync()
    {
        var first = new FirstAdministrator(Form.Company ?? "", Form.DisplayName ?? "", Form.UserName ?? "", Form.Password ?? "");
        var outcome = await SetUp.HandleAsync(Secret, first, ActorClaims.Shown(Http.Connection.RemoteIpAddress), Http.RequestAborted);
        if (outcome.IsDone)
        {
            Navigation.NavigateTo("/sign-in");
            return;
        }

        if (outcome.Refusal == Rights.NotThere)
        {
            _isOpen = false;
            Http.AnswerWith(StatusCodes.Status404NotFound);
        }

        _refusal = outcome.Refusal!.Sentence;
    }

    /// <summary>The fields of the page.</summary>
    private sealed class SetUpForm
    {
        public string? Company { get; set; }

        public string? DisplayName { get; set; }

        public string? UserName { get; set; }

        public string? Password { get; set; }
    }
}
