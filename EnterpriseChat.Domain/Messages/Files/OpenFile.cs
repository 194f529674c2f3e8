using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>A file that its reader may have.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Content">Where its content lies.</param>
/// <param name="Thumbnail">Where its thumbnail lies; null when it has none.</param>
public sealed record OpenedFile(string Name, string Content, string? Thumbnail);

/// <summary>
/// Opens a file for whoever sees its message, by the door, each time; one that is not sent for its uploader alone. Hidden, deleted and never
/// there answer alike; who tries it too often is told to wait, whatever the next file is.
/// </summary>
public sealed class OpenFile(FileFinder files, FileStore store, FileGuesses guesses, Runner runner, RefusedTries tries)
{
    /// <summary>Opens it.</summary>
    public async Task<Outcome<OpenedFile>> HandleAsync(Actor actor, PublicId file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (guesses.Wait(actor.Me) is { } seconds)
        {
            return new TooFast(seconds);
        }

        if (await files.FindAsync(file, actor.Me, cancellation).ConfigureAwait(false) is { } found)
        {
            return new OpenedFile(found.Name, store.PathOf(found.Hash), found.Width is null ? null : store.ThumbnailOf(found.Hash));
        }

        guesses.Note(actor.Me);
        return await runner.RunAsync<OpenedFile>(
            actor,
            op =>
            {
                tries.NoteFile(op, file);
                return Task.FromResult<Outcome<OpenedFile>>(FileRefusals.NotFound);
            },
            cancellation).ConfigureAwait(false);
    }
}
