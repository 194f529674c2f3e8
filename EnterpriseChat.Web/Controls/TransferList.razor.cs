using EnterpriseChat.Domain;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Controls;

/// <summary>
/// What is available and what is selected, in two lists between which one moves entries: by buttons, double click, Enter and by dragging.
/// Only the rows near the reader's eye are in the page, so that ten thousand entries open as fast as twenty.
/// </summary>
public sealed partial class TransferList
{
    private readonly string _id = $"transfer-{Guid.NewGuid():N}";
    private readonly TransferSide _available = new("available");
    private readonly TransferSide _selected = new("selected");
    private HashSet<string> _chosen = [];
    private IReadOnlyList<TransferRow> _rows = [];
    private object? _entriesBefore;
    private object? _selectedBefore;
    private long _done;
    private int _moves;
    private string? _told;

    /// <summary>Its name, such as <c>Users</c>.</summary>
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What the entries are, as it follows <c>Available</c> and <c>Selected</c> in the names of the lists: <c>users</c>.</summary>
    [Parameter]
    [EditorRequired]
    public string Kind { get; set; } = "";

    /// <summary>All entries, in the order in which both lists show them. When they change, a new list is given; picks and places stay.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<TransferEntry> Entries { get; set; } = [];

    /// <summary>Keys of the selected entries; a key that is no entry is kept and not shown. When they change, a new collection is given.</summary>
    [Parameter]
    public IReadOnlyCollection<string> Selected { get; set; } = [];

    /// <summary>Other entries are selected.</summary>
    [Parameter]
    public EventCallback<IReadOnlyCollection<string>> SelectedChanged { get; set; }

    /// <summary>Whether three rows are enough; there are five otherwise.</summary>
    [Parameter]
    public bool IsLow { get; set; }

    private string Count => _selected.Total > 0 ? Words.Transfer_Count.With(_selected.Total) : Words.Transfer_CountNone;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var isNew = !ReferenceEquals(Entries, _entriesBefore);
        if (isNew)
        {
            _rows = [.. Entries.Select((entry, order) => new TransferRow(entry, order))];
        }

        if (!ReferenceEquals(Selected, _selectedBefore))
        {
            _chosen = new(Selected, StringComparer.Ordinal);
            isNew = true;
        }

        (_entriesBefore, _selectedBefore) = (Entries, Selected);
        if (isNew)
        {
            Arrange();
        }
    }

    private async Task HearAsync(ChangeEventArgs said)
    {
        var moves = _moves;
        foreach (var step in TransferStep.Read(said.Value as string).Where(step => step.Number > _done))
        {
            _done = step.Number;
            Take(step);
        }

        if (_moves != moves)
        {
            await SelectedChanged.InvokeAsync(_chosen);
        }
    }

    private void Take(TransferStep step)
    {
        var (side, other) = step.Side == _available.Name ? (_available, _selected) : (_selected, _available);
        switch (step.Verb)
        {
            case "filter":
                side.Narrow(step.First);
                break;
            case "seek":
                side.Seek(step);
                break;
            default:
                side.Pick(step);
                Move(step, side.Moved(step), other);
                break;
        }
    }

    private void Move(TransferStep step, List<TransferRow> rows, TransferSide to)
    {
        if (rows.Count == 0)
        {
            return;
        }

        // A new set each time: the one before is the parent's now.
        var isAdded = ReferenceEquals(to, _selected);
        var keys = rows.Select(row => row.Entry.Key);
        _chosen = new(isAdded ? _chosen.Union(keys) : _chosen.Except(keys), StringComparer.Ordinal);
        Arrange();
        to.LeadTo(step, rows[0]);
        _moves++;
        _told = (rows.Count, isAdded) switch
        {
            (1, true) => Words.Transfer_AddedOne.With(rows[0].Entry.Name),
            (1, false) => Words.Transfer_RemovedOne.With(rows[0].Entry.Name),
            (_, true) => Words.Transfer_Added.With(rows.Count),
            (_, false) => Words.Transfer_Removed.With(rows.Count),
        };
    }

    private void Arrange()
    {
        List<TransferRow> available = new(_rows.Count), selected = [];
        foreach (var row in _rows)
        {
            (_chosen.Contains(row.Entry.Key) ? selected : available).Add(row);
        }

        _available.Fill(available);
        _selected.Fill(selected);
    }

    private string Empty(TransferSide side)
    {
        if (side.IsFiltered && side.Total > 0)
        {
            return Words.Transfer_NoMatch.With(Kind, side.Filter);
        }

        if (ReferenceEquals(side, _selected))
        {
            return Words.Transfer_NoneSelected.With(Kind);
        }

        return Entries.Count == 0 ? Words.Transfer_NoneAvailable.With(Kind) : Words.Transfer_AllSelected.With(Kind);
    }
}
