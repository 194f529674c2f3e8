using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Shell;

/// <summary>Leads somebody who is not signed in to the sign-in page, and back afterwards.</summary>
public sealed class LeaveForSignIn : ComponentBase
{
    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var path = "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
        Navigation.NavigateTo($"/sign-in?to={Uri.EscapeDataString(path)}", forceLoad: true);
    }
}
