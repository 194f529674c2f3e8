using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Web.Configuration;

/// <summary>What a command was given: its words, files, and the data directory of the configuration.</summary>
/// <param name="Command">The command and its file, without options.</param>
/// <param name="Directory">The data directory.</param>
/// <param name="Checkpoints">Files of checkpoints that were kept elsewhere, from <c>--checkpoint FILE</c>.</param>
/// <param name="Keys">Files with keys that may have signed, from <c>--key FILE</c>.</param>
internal sealed record CommandFiles(string[] Command, string Directory, IReadOnlyList<string> Checkpoints, IReadOnlyList<string> Keys)
{
    /// <summary>Where each checkpoint goes too; null when nowhere.</summary>
    public string? CheckpointCopy { get; init; }

    /// <summary>The database of the data directory.</summary>
    public string Database => Path.Combine(Directory, DataDirectory.DatabaseName);

    /// <summary>Reads the command line: the command's words first, then options.</summary>
    /// <exception cref="StartRefused">An option is not known, or a file is not there.</exception>
    public static CommandFiles Read(string[] args)
    {
        var command = args.TakeWhile(word => !word.StartsWith('-')).ToArray();
        var left = args.Skip(command.Length).ToList();
        var checkpoints = Take(left, "--checkpoint");
        var keys = Take(left, "--key");
        if (command.Length == 0 || left.Exists(word => !word.StartsWith("--Chat:", StringComparison.OrdinalIgnoreCase)))
        {
            throw new StartRefused(Words.Command_Usage);
        }

        // A file without a whole line, such as one pasted without its end, would prove nothing and say nothing.
        if (checkpoints.Find(file => !new CheckpointLog(file).Lines().Any()) is { } empty)
        {
            throw new StartRefused(Words.Command_NoLine.With(empty));
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. left], ContentRootPath = ChatServer.ContentRoot() });
        var options = ChatOptions.Read(builder.Configuration, builder.Environment.ContentRootPath);
        return new CommandFiles(command, Path.GetFullPath(options.DataDirectory), checkpoints, keys) { CheckpointCopy = options.CheckpointCopy };
    }

    /// <summary>The keys that may have signed: those that were named, else that of the data directory; none when there is none.</summary>
    /// <exception cref="StartRefused">A file that was named, or the key of the directory, holds none.</exception>
    public IReadOnlyList<CheckpointKey> FindKeys()
    {
        string[] usual = [KeyFile, Path.Combine(Directory, CheckpointKey.PublicFileName)];
        return [.. (Keys.Count > 0 ? Keys : usual.Where(File.Exists).Take(1)).Select(Key)];
    }

    /// <summary>The keys that may have signed.</summary>
    /// <exception cref="StartRefused">There is none.</exception>
    public IReadOnlyList<CheckpointKey> RequireKeys() =>
        FindKeys() is { Count: > 0 } keys ? keys : throw new StartRefused(Words.Command_NoKey.With(KeyFile));

    /// <summary>The key of the data directory, which signs what a command writes.</summary>
    public CheckpointKey OwnKey() => Key(KeyFile);

    private string KeyFile => Path.Combine(Directory, CheckpointKey.FileName);

    private static CheckpointKey Key(string file) => CheckpointKey.Read(file) ?? throw new StartRefused(Words.Command_NoKey.With(file));

    /// <summary>Takes an option out, in either form: with its file behind an equals sign or as the next word.</summary>
    private static List<string> Take(List<string> args, string option)
    {
        var files = new List<string>();
        for (var at = Find(); at >= 0; at = Find())
        {
            var isOneWord = args[at] != option;
            var file = isOneWord ? args[at][(option.Length + 1)..] : at + 1 < args.Count && !args[at + 1].StartsWith('-') ? args[at + 1] : "";
            args.RemoveRange(at, isOneWord || file.Length == 0 ? 1 : 2);
            files.Add(file.Length == 0 ? throw new StartRefused(Words.Command_Usage)
                : File.Exists(file) ? file
                : throw new StartRefused(Words.Command_NoFile.With(file)));
        }

        return files;

        int Find() => args.FindIndex(word => word == option || word.StartsWith(option + "=", StringComparison.Ordinal));
    }
}
