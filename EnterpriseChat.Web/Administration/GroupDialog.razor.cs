using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnterpriseChat.Web.Administration;

/// <summary>
/// Adds or edits a user group. Members are saved as who joins and who leaves, so that two who edit one group add to each other's work; a
/// name that somebody else saves meanwhile stands beside the field.
/// </summary>
public sealed partial class GroupDialog : IDisposable
{
    private GroupForm? _form;
    private EditContext _context = null!;
    private Validated<GroupForm>? _validated;
    private Merged<string> _name = new("");
    private HashSet<PublicId> _members = [];
    private HashSet<PublicId> _selected = [];
    private IReadOnlyCollection<string> _keys = [];
    private IReadOnlyList<TransferEntry> _people = [];
    private PublicId? _ownAdministering;
    private int _rooms;
    private Actor _actor = Actor.Anonymous("");
    private string? _by;
    private string? _merged;
    private string? _refused;
    private bool _isBusy;
    private IDisposable? _subscription;

    /// <summary>Which; null to add one.</summary>
    [Parameter]
    public PublicId? Group { get; set; }

    /// <summary>It was saved or left.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private GroupRows Groups { get; set; } = null!;

    [Inject]
    private GroupSaving Saving { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    /// <summary>Whether the reader administers through this group alone and would leave it.</summary>
    private bool ShutsOneselfOut => _ownAdministering is { } me && !_selected.Contains(me);

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        _actor = await User.ActorAsync() ?? _actor;
        await LoadPeopleAsync();
        if (Group is { } which)
        {
            if (await Groups.OneAsync(_actor.Me, which, CancellationToken.None) is not { } group)
            {
                await OnClose.InvokeAsync();
                return;
            }

            (_name, _rooms, _members) = (new(group.Name), group.Rooms, group.Members.ToHashSet());
            Select(_members);
            _ownAdministering = await Saving.OwnAdministeringAsync(_actor.Me, which, CancellationToken.None);
        }

        _form = new GroupForm { Name = _name.Loaded };
        _context = new EditContext(_form);
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded && change.TouchesDirectory)
        {
            await LearnAsync();
            Feed.Draw(StateHasChanged);
        }
    }

    /// <summary>Looks at what is stored by now: a name waits for a decision, members join and leave beside those that were ticked here.</summary>
    private async Task LearnAsync()
    {
        await LoadPeopleAsync();
        if (Group is not { } which)
        {
            return;
        }

        if (await Groups.OneAsync(_actor.Me, which, CancellationToken.None) is not { } present)
        {
            _refused = PeopleRefusals.GroupNotFound.Sentence;
            return;
        }

        _rooms = present.Rooms;
        HashSet<PublicId> now = [.. present.Members];
        var isMoved = !now.SetEquals(_members);
        if (_name.Learn(present.Name) || isMoved)
        {
            _by = await Groups.ChangedByAsync(_actor.Me, which, CancellationToken.None);
        }

        if (isMoved)
        {
            var (joined, left) = (now.Except(_members).ToList(), _members.Except(now).ToList());
            Select(_selected.Union(joined).Except(left).ToHashSet());
            _members = now;
            _merged = _by is null ? Words.Members_Merged.With(joined.Count, left.Count) : Words.Members_MergedBy.With(_by, joined.Count, left.Count);
        }
    }

    private async Task LoadPeopleAsync() =>
        _people = [.. (await Groups.CandidatesAsync(_actor.Me, Group, CancellationToken.None)).Select(c => new PersonEntry(c.Person) { Detail = c.Company })];

    private void Choose(IReadOnlyCollection<string> keys) => Select(keys.Select(k => new PublicId(k)).ToHashSet());

    private void Select(HashSet<PublicId> members) => (_selected, _keys) = (members, [.. members.Select(m => m.Value)]);

    private void TakeName()
    {
        _form!.Name = _name.Present;
        _name.Settle();
    }

    private async Task SaveAsync()
    {
        if (_isBusy || !_context.Validate())
        {
            return;
        }

        _isBusy = true;
        var edit = new GroupEdit(_name.To(_form!.Name), [.. _selected.Except(_members)], [.. _members.Except(_selected)]);
        var refusal = await Saving.SaveAsync(_actor, Group, edit);
        _isBusy = false;
        if (refusal is null)
        {
            await OnClose.InvokeAsync();
        }
        else if (refusal == PeopleRefusals.NameTaken)
        {
            _validated!.Say(nameof(_form.Name), refusal.Sentence);
        }
        else
        {
            _refused = refusal.Sentence;
            await LearnAsync();
        }
    }
}
