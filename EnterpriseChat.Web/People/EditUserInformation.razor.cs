using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnterpriseChat.Web.People;

/// <summary>
/// Changes what others read of a user: one's own, or anybody's with <see cref="Permission.EditUsers"/>. What somebody else saves meanwhile
/// stands beside the field, and nothing typed is lost, also over a restart.
/// </summary>
public sealed partial class EditUserInformation
{
    private UserDraft _draft = null!;
    private EditContext _context = null!;
    private string? _by;
    private string? _refused;
    private bool _isBusy;

    /// <summary>The user as stored by now.</summary>
    [Parameter]
    [EditorRequired]
    public UserCard Card { get; set; } = null!;

    /// <summary>It was saved or left.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private EditUser Editing { get; set; } = null!;

    [Inject]
    private UserCards Cards { get; set; } = null!;

    private UserInformationForm Form => _draft.Form;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _draft = new UserDraft(Card);
        _context = new EditContext(_draft.Form);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_draft.Learn(Card) && await User.ActorAsync() is { } actor)
        {
            _by = await Cards.ChangedByAsync(actor.Me, Card.Person.PublicId, CancellationToken.None);
        }
    }

    private void Take(KeptValue kept) => _draft.Take(kept);

    private async Task SaveAsync()
    {
        if (_isBusy || !_context.Validate() || await User.ActorAsync() is not { } actor)
        {
            return;
        }

        _isBusy = true;
        _refused = (await Editing.HandleAsync(actor, Card.Person.PublicId, _draft.Edit(Card.Changeable), CancellationToken.None)).Refusal?.Sentence;
        _isBusy = false;
        if (_refused is null)
        {
            await OnClosed.InvokeAsync();
        }
    }
}
