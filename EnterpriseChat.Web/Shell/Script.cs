using System.Text;
using System.Text.RegularExpressions;

namespace EnterpriseChat.Web.Shell;

/// <summary>
/// The product's own modules as one file: each as a function of its own that gives back what it exports, behind those that it imports.
/// </summary>
/// <remarks>It understands the few forms of import and export that we use, and says which line it does not understand.</remarks>
internal sealed partial class Script
{
    private readonly Func<string, string> _read;
    private readonly List<string> _parts = [];
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    private Script(Func<string, string> read) => _read = read;

    /// <summary>All modules that <c>shell/app.js</c> needs.</summary>
    public static Bundle File { get; } = new("shell/all.*.js", "text/javascript", Join("shell/app.js", Bundle.Read).Text);

    /// <summary>Joins a module with those that it imports.</summary>
    /// <param name="entry">Its path.</param>
    /// <param name="read">The text of a module by its path.</param>
    /// <returns>The text, and the paths of the modules in the order in which they run: that of the language.</returns>
    /// <exception cref="InvalidOperationException">Modules import each other in a circle, or a line is not understood.</exception>
    public static (string Text, IReadOnlyList<string> Parts) Join(string entry, Func<string, string> read)
    {
        var script = new Script(read);
        script.Add(entry);
        return (script._text.ToString(), script._parts);
    }

    private string Add(string path)
    {
        var at = _parts.IndexOf(path);
        if (at >= 0)
        {
            return Name(at);
        }

        if (!_begun.Add(path))
        {
            throw new InvalidOperationException($"{path} imports itself by way of others.");
        }

        List<string> exports = [];
        var body = string.Join('\n', _read(path).Split('\n').Select(line => Line(path, line, exports)));
        _parts.Add(path);
        var name = Name(_parts.Count - 1);
        _text.Append("// ").Append(path).Append("\nconst ").Append(name).Append(" = (() => {\n").Append(body.TrimEnd())
            .Append("\nreturn { ").AppendJoin(", ", exports).Append(" };\n})();\n");
        return name;
    }

    private string Line(string path, string line, List<string> exports)
    {
        if (Import().Match(line) is { Success: true } import)
        {
            var name = Add(Resolve(path, import.Groups["path"].Value));
            var names = import.Groups["names"].Value.Replace(" as ", ": ", StringComparison.Ordinal);
            return names.Length > 0 ? $"const {{{names}}} = {name};" : "";
        }

        if (Export().Match(line) is { Success: true } export)
        {
            exports.Add(export.Groups["name"].Value);
            return line["export ".Length..];
        }

        return Other().IsMatch(line) ? throw new InvalidOperationException($"{path}: what is `{line}`?") : line;
    }

    private static string Name(int at) => $"module{at}";

    private static string Resolve(string from, string path) => new Uri(new Uri($"file:///{from}"), path).AbsolutePath[1..];

    [GeneratedRegex("""^import (\{(?<names>[^{}]+)\} from )?"(?<path>\.[^"]+)";$""")]
    private static partial Regex Import();

    [GeneratedRegex(@"^export (async function|function|class|const) (?<name>\w+)\b")]
    private static partial Regex Export();

    [GeneratedRegex(@"^(import|export|await)\b|\bimport\s*[.(]")]
    private static partial Regex Other();
}
