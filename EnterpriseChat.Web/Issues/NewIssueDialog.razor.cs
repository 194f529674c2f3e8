using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnterpriseChat.Web.Issues;

/// <summary>Makes an issue; only its title is needed. The dialog is named in the address, so that it is there again after a restart.</summary>
public sealed partial class NewIssueDialog
{
    /// <summary>Its name in the address.</summary>
    internal const string Name = "new-issue";

    private EditContext? _context;
    private Actor? _me;
    private bool _isBusy;
    private string? _refused;

    /// <summary>The dialog in the address.</summary>
    [SupplyParameterFromQuery(Name = "dialog")]
    public string? Dialog { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private MyRights Rights { get; set; } = null!;

    [Inject]
    private IssueOpening Opening { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IssueDraft Draft => Opening.Draft;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        await Rights.LoadAsync();
        if (Dialog != Name || !Rights.May(Permission.EditIssues))
        {
            _context = null;
        }
        else if (_context is null && await User.ActorAsync() is { } me)
        {
            _me = me;
            await Draft.FillAsync(me, null);
            _context = new EditContext(Draft.Form);
        }
    }

    private Task ChangedAsync(string field) => field == IssueFields.Company ? Draft.LookUpAsync(_me!) : Task.CompletedTask;

    private Task TakeKeptAsync(KeptValue kept)
    {
        Draft.Take(kept);
        return Draft.LookUpAsync(_me!);
    }

    private async Task SaveAsync()
    {
        _refused = null;
        if (_isBusy || _me is null || _context?.Validate() != true)
        {
            return;
        }

        _isBusy = true;
        var outcome = await Draft.SaveAsync(_me);
        _isBusy = false;
        if (outcome.IsDone)
        {
            Navigation.NavigateTo($"/issues/{outcome.Value}");
        }

        _refused = outcome.Refusal?.Sentence;
    }

    private void Go(string? dialog) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("dialog", dialog));
}
