using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnterpriseChat.Web.Rooms;

/// <summary>
/// Adds or edits a chat room. What somebody else saves meanwhile slides in where nothing was touched; a text that both changed stands beside
/// the field.
/// </summary>
public sealed partial class RoomDialog : IDisposable
{
    private static readonly RoomFormRules Rules = new();

    private EditContext _context = null!;
    private Validated<RoomForm>? _validated;
    private AccessEntries _offer = AccessEntries.Nothing;
    private SeenBy? _seenBy;
    private string? _refusal;
    private bool _isBusy;
    private Actor? _me;
    private IDisposable? _subscription;

    /// <summary>The room; null for a new one.</summary>
    [Parameter]
    public PublicId? Which { get; set; }

    /// <summary>It was saved or left.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private RoomDraft Draft { get; set; } = null!;

    [Inject]
    private AccessOffers Offers { get; set; } = null!;

    [Inject]
    private WhoSees WhoSees { get; set; } = null!;

    private RoomForm Form => Draft.Form;

    private string Beside => Draft.Beside switch
    {
        0 => Words.Changed_None,
        1 => Words.Changed_One,
        var changes => Words.Changed_Many.With(changes),
    };

    private bool IsShutOut => !Form.IsPublic && !Form.Access.IsEmpty && _seenBy?.People.Contains(_me!.Me) == false;

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        _context = new EditContext(Form);
        _me = await User.ActorAsync();
        if (_me is not null)
        {
            await Draft.FillAsync(_me, Which);
            await LookAsync();
        }
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded && _me is not null && (change.TouchesPeople || change.Rooms.Count + change.Lost.Count > 0))
        {
            await Draft.LookAsync(_me);
            await LookAsync();
            Feed.Draw(StateHasChanged);
        }
    }

    /// <summary>What may be selected, and who would see the room.</summary>
    private async Task LookAsync()
    {
        _offer = await Offers.OfAsync(_me!.Me, Draft.Stored, Draft.Notes);
        _seenBy = await WhoSees.OfAsync(Form.IsPublic, Form.Access);
    }

    private async Task TakeKeptAsync(KeptValue value)
    {
        await Draft.TakeAsync(_me!, value);
        await LookAsync();
    }

    private void Settle(string field, Action? take)
    {
        take?.Invoke();
        Draft.Settle(field);
        _context.NotifyFieldChanged(_context.Field(field));
    }

    private async Task ChooseAsync(bool isPublic)
    {
        Form.IsPublic = isPublic;
        await LookAsync();
    }

    private async Task SelectAsync(AccessList access)
    {
        Form.Access = access;
        _context.NotifyFieldChanged(_context.Field(nameof(RoomForm.Access)));
        await LookAsync();
    }

    private async Task SelectMeAsync()
    {
        await Draft.SelectMeAsync(_me!);
        await LookAsync();
    }

    private async Task SaveAsync()
    {
        _refusal = null;
        if (_isBusy || _me is null || !_context.Validate())
        {
            return;
        }

        _isBusy = true;
        var refusal = await Draft.SaveAsync(_me);
        _isBusy = false;
        if (refusal is null)
        {
            await OnClosed.InvokeAsync();
        }
        else if (refusal == RoomRefusals.NameTaken)
        {
            _validated!.Say(nameof(RoomForm.Name), refusal.Sentence);
        }
        else if (refusal is not RoomChangedMeanwhile)
        {
            _refusal = refusal.Sentence;
        }

        await LookAsync();
    }
}
