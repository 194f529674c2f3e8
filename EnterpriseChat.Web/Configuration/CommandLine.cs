using System.Runtime.InteropServices;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Web.Configuration;

/// <summary>
/// Commands in place of a server: <c>audit verify</c>, <c>backup FILE</c>, <c>restore FILE</c>, <c>migrate</c>. What they found out goes to the
/// output, how far they are to the error stream. Exit codes: 0 whole, 1 broken, 2 could not be done or checked.
/// </summary>
internal static class CommandLine
{
    private const int CouldNot = (int)VerificationState.CouldNotCheck;

    private static readonly string[] Names = ["audit", "backup", "restore", "migrate"];

    /// <summary>Whether the arguments ask for a command; those of a server are all options.</summary>
    public static bool IsCommand(string[] args) => args is [var first, ..] && (!first.StartsWith('-') || args.Intersect(Names).Any());

    /// <summary>Runs the command; gives the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await RunAsync(CommandFiles.Read(args), stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence).ConfigureAwait(false);
            return CouldNot;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> RunAsync(CommandFiles files, CancellationToken cancellation)
    {
        var commands = new Commands(files, cancellation);
        return files.Command switch
        {
            ["audit", "verify"] => commands.Verify(),
            ["backup", var file] => commands.Backup(file),
            ["restore", var file] => await commands.RestoreAsync(file).ConfigureAwait(false),
            ["migrate"] => commands.Migrate(),
            _ => throw new StartRefused(Words.Command_Usage),
        };
    }

    /// <summary>Why it could not be done; null for a bug.</summary>
    private static string? Sentence(Exception exception) => exception switch
    {
        StartRefused refused => refused.Message,
        OperationCanceledException => Words.Command_Cancelled,
        SqliteException or IOException or UnauthorizedAccessException => Words.Command_Failed.With(exception.Message),
        _ => null,
    };
}
