using System.Globalization;
using EnterpriseChat.Domain;

namespace EnterpriseChat.Web.Controls;

/// <summary>One of the two lists of a <see cref="TransferList"/>: what stands in it, what its filter shows and what is picked in it.</summary>
/// <param name="name">Its name between browser and server.</param>
internal sealed class TransferSide(string name)
{
    private readonly HashSet<string> _picked = new(StringComparer.Ordinal);
    private List<TransferRow> _all = [];
    private List<TransferRow> _shown = [];

    /// <summary>Its name between browser and server.</summary>
    public string Name { get; } = name;

    /// <summary>What is typed into its filter.</summary>
    public string Filter { get; private set; } = "";

    /// <summary>Whether something is typed into its filter that hides entries.</summary>
    public bool IsFiltered => TextRules.Sought(Filter).Length > 0;

    /// <summary>The rows that the filter leaves, in the order of the entries.</summary>
    public IReadOnlyList<TransferRow> Shown => _shown;

    /// <summary>How many entries stand in it, whatever the filter shows.</summary>
    public int Total => _all.Count;

    /// <summary>Where the browser has to go: the number of the step that asked, and the row; null before the first.</summary>
    public string? Found { get; private set; }

    /// <summary>How many are picked that can be seen: what the filter hides stays picked, and nothing happens to it.</summary>
    public int Picked => _shown.Count(IsPicked);

    /// <summary>Whether a row is picked.</summary>
    public bool IsPicked(TransferRow row) => _picked.Contains(row.Entry.Key);

    /// <summary>Takes what stands in it now. What left is no longer picked; everything else is as it was.</summary>
    public void Fill(List<TransferRow> rows)
    {
        _all = rows;
        if (_picked.Count > 0)
        {
            _picked.IntersectWith(rows.Select(row => row.Entry.Key).ToHashSet(StringComparer.Ordinal));
        }

        Arrange();
    }

    /// <summary>Shows only what contains these words.</summary>
    public void Narrow(string filter)
    {
        Filter = filter;
        Arrange();
    }

    /// <summary>Picks or unpicks, as a step says; other steps are none of its business.</summary>
    public void Pick(TransferStep step)
    {
        if (step.Verb is "only" or "range")
        {
            _picked.Clear();
        }

        if (step.Verb == "toggle" && Of(step.First) is { } one && !_picked.Remove(one.Entry.Key))
        {
            _picked.Add(one.Entry.Key);
        }
        else if (step.Verb is "only" or "range" or "extend" or "all")
        {
            _picked.UnionWith(Meant(step).Select(row => row.Entry.Key));
        }
    }

    /// <summary>The rows that a step moves: all that are shown, all that are picked, or one and, if that is picked, all picked ones.</summary>
    public List<TransferRow> Moved(TransferStep step) => step.Verb switch
    {
        "every" => [.. _shown],
        "picked" => _shown.FindAll(IsPicked),
        "move" when Of(step.First) is { } row => IsPicked(row) ? _shown.FindAll(IsPicked) : [row],
        _ => [],
    };

    /// <summary>Looks for the next name that begins with some letters, from a row on and round.</summary>
    public void Seek(TransferStep step)
    {
        var sought = TextRules.Sought(step.Second);
        var from = Math.Max(0, At(step.First));
        var rows = _shown.Skip(from).Concat(_shown.Take(from));
        if (sought.Length > 0 && rows.FirstOrDefault(row => row.Sought.StartsWith(sought, StringComparison.Ordinal)) is { } found)
        {
            LeadTo(step, found);
        }
    }

    /// <summary>Lets the browser go to a row, if the filter shows it.</summary>
    public void LeadTo(TransferStep step, TransferRow row)
    {
        if (_shown.Contains(row))
        {
            Found = string.Create(CultureInfo.InvariantCulture, $"{step.Number} {row.At}");
        }
    }

    private List<TransferRow> Meant(TransferStep step)
    {
        if (step.Verb == "all")
        {
            return _shown;
        }

        var (first, second) = (At(step.First), step.Verb == "only" ? At(step.First) : At(step.Second));
        var (from, to) = (Math.Min(first, second), Math.Max(first, second));

        // An end that is gone meanwhile: the other one stands for itself.
        return to < 0 ? [] : _shown.GetRange(from < 0 ? to : from, from < 0 ? 1 : to - from + 1);
    }

    private TransferRow? Of(string place) => At(place) is >= 0 and var at ? _shown[at] : null;

    /// <summary>A row as the browser names it: <c>=KEY</c>, or <c>#PLACE</c> while its key has not come there yet; -1 if there is none.</summary>
    private int At(string place) => place switch
    {
        ['=', .. var key] => _shown.FindIndex(row => row.Entry.Key == key),
        ['#', .. var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _shown.Count => at,
        _ => -1,
    };

    private void Arrange()
    {
        var sought = TextRules.Sought(Filter);
        _shown = sought.Length == 0 ? _all : _all.FindAll(row => row.Sought.Contains(sought, StringComparison.Ordinal));
        for (var i = 0; i < _shown.Count; i++)
        {
            _shown[i].At = i;
        }
    }
}
