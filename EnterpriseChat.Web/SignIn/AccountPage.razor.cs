using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnterpriseChat.Web.SignIn;

/// <summary>My account. So far it changes the password, which ends all other sessions.</summary>
public sealed partial class AccountPage
{
    private static readonly PasswordFormValidator Rules = new();
    private PasswordForm _form = new();
    private EditContext _context = null!;
    private Validated<PasswordForm>? _validated;
    private string _said = "";
    private bool _isBusy;

    [Inject]
    private ChangePassword Change { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized() => _context = new EditContext(_form);

    private async Task ChangeAsync()
    {
        if (_isBusy || await User.ActorAsync() is not { } actor)
        {
            return;
        }

        _isBusy = true;
        var outcome = await Change.HandleAsync(actor, _form.Present, _form.Chosen, CancellationToken.None);
        _isBusy = false;
        if (outcome.Refusal is { } refusal)
        {
            _validated!.Say(refusal == SignInRefusals.WrongPassword ? nameof(_form.Present) : nameof(_form.Chosen), refusal.Sentence);
            return;
        }

        _form = new PasswordForm();
        _context = new EditContext(_form);
        _said = Words.Password_Changed;
    }
}
