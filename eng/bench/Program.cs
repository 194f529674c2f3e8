using System.Globalization;
using EnterpriseChat.Bench;
using EnterpriseChat.Bench.Floor;
using EnterpriseChat.Bench.Running;
using EnterpriseChat.Bench.Suites;

const int WrongUse = 2;
var suites = new Dictionary<string, Func<Options, Report, Task>>
{
    ["circuits"] = CircuitsSuite.RunAsync,
    ["fanout"] = FanoutSuite.RunAsync,
    ["burst"] = BurstSuite.RunAsync,
    ["browser"] = BrowserSuite.RunAsync,
    ["users"] = UsersSuite.RunAsync,
    ["storage"] = StorageSuite.RunAsync,
    ["reads"] = ReadsSuite.RunAsync,
    ["verify"] = VerifySuite.RunAsync,
    ["people"] = PeopleSuite.RunAsync,
    ["rooms"] = RoomsSuite.RunAsync,
    ["lists"] = ListsSuite.RunAsync,
    ["search"] = SearchSuite.RunAsync,
    ["render"] = RenderSuite.RunAsync,
};
if (args is ["floor", var port])
{
    return await FloorHost.RunAsync(port);
}

if (args is not [var name, ..] || !suites.TryGetValue(name, out var suite))
{
    await Console.Error.WriteLineAsync($"bench {string.Join('|', suites.Keys)} [--rounds 5] [--quick] [--json FILE]");
    return WrongUse;
}

var options = Options.Read(args);
var report = new Report(options.Quick ? Options.QuickLoosens : 1);
Console.WriteLine($"{name}, {options.Rounds} rounds; name, product, floor, unit, ratio, goal, verdict");
await suite(options, report);
if (options.Json is { } file)
{
    report.Keep(file);
}

return report.ExitCode;

namespace EnterpriseChat.Bench
{
    /// <summary>How a suite is run.</summary>
    internal sealed record Options(int Rounds, bool Quick, string? Json)
    {
        /// <summary>By how much a quick run loosens goals that depend on the machine's load.</summary>
        public const double QuickLoosens = 1.5;

        /// <summary>Both sides are compiled without a tier that only counts: on a busy machine it lasts for minutes, and a server runs for weeks.</summary>
        public static readonly KeyValuePair<string, string> Compiler = new("DOTNET_TieredPGO", "0");

        public static Options Read(string[] args)
        {
            var quick = args.Contains("--quick");
            return new Options(Value(args, "--rounds") is { } rounds ? int.Parse(rounds, CultureInfo.InvariantCulture) : quick ? 3 : 5, quick, Value(args, "--json"));
        }

        private static string? Value(string[] args, string name) =>
            Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
    }
}
