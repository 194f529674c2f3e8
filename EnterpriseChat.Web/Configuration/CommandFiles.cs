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
    /// <summary>The database of the data directory.</summary>
    public string Database => Path.Combine(Directory, DataDirectory.DatabaseName);

    /// <summary>Reads the command line.</summary>
    /// <exception cref="StartRefused">An option is not known or a file is not there.</exception>
    public static CommandFiles Read(string[] args)
    {
        var left = new List<string>(args);
        var checkpoints = Take(left, "--checkpoint");
        var keys = Take(left, "--key");
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = [.. left.SkipWhile(word => !word.StartsWith('-'))], ContentRootPath = ChatServer.ContentRoot() });
        var options = ChatOptions.Read(builder.Configuration, builder.Environment.ContentRootPath);
        return new CommandFiles([.. left.TakeWhile(word => !word.StartsWith('-'))], Path.GetFullPath(options.DataDirectory), checkpoints, keys);
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

    private string KeyFile => Path.Combine(Directory, CheckpointKey.FileName);

    private static CheckpointKey Key(string file) => CheckpointKey.Read(file) ?? throw new StartRefused(Words.Command_NoKey.With(file));

    private static List<string> Take(List<string> args, string option)
    {
        var files = new List<string>();
        for (var at = args.IndexOf(option); at >= 0; at = args.IndexOf(option))
        {
            var file = at + 1 < args.Count && !args[at + 1].StartsWith('-') ? args[at + 1] : throw new StartRefused(Words.Command_Usage);
            files.Add(File.Exists(file) ? file : throw new StartRefused(Words.Command_NoFile.With(file)));
            args.RemoveRange(at, 2);
        }

        return files;
    }
}
