using System.Globalization;
using System.Text.Json;

namespace EnterpriseChat.Bench.Running;

/// <summary>Which side of a goal is good.</summary>
internal enum Better
{
    /// <summary>The ratio has to stay at or below the goal.</summary>
    Low,

    /// <summary>The ratio has to reach the goal.</summary>
    High,

    /// <summary>Both are rates, of which more is better: the ratio of product to floor has to reach the goal.</summary>
    Rate,

    /// <summary>Both are percentages; the difference has to stay at or below the goal.</summary>
    Near,
}

/// <summary>One line of the report: product and floor, round by round.</summary>
internal sealed record Line(string Name, string Unit, IReadOnlyList<double> Product, IReadOnlyList<double> Floor, double Goal)
{
    private const double Restless = 2;
    private const double RestlessPoints = 10;

    /// <summary>Which side is good.</summary>
    public Better Better { get; init; } = Better.Low;

    /// <summary>A count does not depend on the machine's load: its floor is never restless and its goal never loosened.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether a quick run judges it like a full one.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The ratio of each round; for <see cref="Better.High"/> how many times better the product is, else the difference.</summary>
    public IReadOnlyList<double> Ratios =>
        [.. Product.Zip(Floor, (p, f) => Better switch { Better.Low or Better.Rate => p / f, Better.High => f / p, _ => p - f })];

    private bool IsNoisy => !IsExact && (Better == Better.Near ? Floor.Max() - Floor.Min() > RestlessPoints : Floor.Max() > Restless * Floor.Min());

    /// <summary>pass, FAIL or NOISY.</summary>
    public string Verdict(double loosened)
    {
        if (IsNoisy)
        {
            return "NOISY";
        }

        var ratio = Figures.Median(Ratios);
        var slack = IsExact || IsStrict ? 1 : loosened;
        return (Better is Better.High or Better.Rate ? ratio >= Goal / slack : ratio <= Goal * slack) ? "pass" : "FAIL";
    }
}

/// <summary>Medians and how figures are written.</summary>
internal static class Figures
{
    public static double Median(IReadOnlyList<double> values) => Quantile(values, 0.5);

    public static double Quantile(IReadOnlyList<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        var at = part * (sorted.Length - 1);
        var (low, high) = ((int)Math.Floor(at), (int)Math.Ceiling(at));
        return sorted[low] + ((sorted[high] - sorted[low]) * (at - low));
    }

    public static string Shown(double value) => value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    public static string Spread(IReadOnlyList<double> values) => $"{Shown(Median(values))} ({Shown(values.Min())}-{Shown(values.Max())})";
}

/// <summary>Collects the lines of a run, prints them and knows the exit code.</summary>
internal sealed class Report(double loosened)
{
    private const int Failed = 1;
    private const int Noisy = 3;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly List<Line> _lines = [];
    private readonly List<string> _notes = [];

    /// <summary>Adds a line and prints it.</summary>
    public void Add(Line line)
    {
        _lines.Add(line);
        Console.WriteLine(
            $"{line.Name,-44} {Figures.Spread(line.Product),-24} {Figures.Spread(line.Floor),-24} {line.Unit,-8} {Figures.Spread(line.Ratios),-20} "
            + $"{(line.Better is Better.High or Better.Rate ? ">=" : "<=")} {line.Goal.ToString(CultureInfo.InvariantCulture),-5} {line.Verdict(loosened)}");
    }

    /// <summary>Adds figures that are shown and not judged.</summary>
    public void Note(string note)
    {
        _notes.Add(note);
        Console.WriteLine($"    {note}");
    }

    /// <summary>What the process ends with.</summary>
    public int ExitCode => _lines.Any(l => l.Verdict(loosened) == "FAIL") ? Failed : _lines.Any(l => l.Verdict(loosened) == "NOISY") ? Noisy : 0;

    /// <summary>Keeps everything as JSON.</summary>
    public void Keep(string file) => File.WriteAllText(file, JsonSerializer.Serialize(
        new
        {
            at = TimeProvider.System.GetUtcNow(),
            machine = new { cores = Environment.ProcessorCount, runtime = Environment.Version.ToString(), system = Environment.OSVersion.ToString() },
            loosened,
            lines = _lines.Select(l => new { l.Name, l.Unit, l.Product, l.Floor, l.Ratios, median = Figures.Median(l.Ratios), l.Goal, better = l.Better.ToString(), verdict = l.Verdict(loosened) }),
            notes = _notes,
        },
        Indented));
}
