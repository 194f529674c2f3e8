using System.Security.Cryptography;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>A file to be attached.</summary>
/// <param name="Room">The room as the browser named it.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Length">How many bytes it says it has; null when it does not say.</param>
/// <param name="Content">What is in it, read once.</param>
public sealed record NewFile(PublicId Room, string Name, long? Length, Stream Content);

/// <summary>
/// Takes a file for a message that is still to be sent. Content and thumbnail are on the disk before its row is; until it is sent nobody but
/// its uploader knows of it.
/// </summary>
public sealed class AttachFile(Runner runner, RoomReader rooms, FileReceiver receiver, FileLimits limits, RefusedTries tries)
{
    /// <summary>Takes it and answers when it is durable.</summary>
    /// <param name="actor">Who attaches it.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    public async Task<Outcome<FileView>> HandleAsync(Actor actor, NewFile file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(file);
        if (await rooms.OpenAsync(actor.Me, file.Room, cancellation).ConfigureAwait(false) is null)
        {
            return await runner.RunAsync<FileView>(actor, op => Task.FromResult<Outcome<FileView>>(Hidden(op, file.Room)), cancellation).ConfigureAwait(false);
        }

        // Before anything is received; how much there is unsent is looked at again with the row.
        using var place = limits.Begin(actor.Me, out var refusal);
        if (place is null)
        {
            return refusal!;
        }

        return file.Length > FileLimits.Largest ? FileRefusals.TooLarge
            : !await limits.HasRoomAsync(actor.Me, file.Length ?? 0, cancellation).ConfigureAwait(false) ? FileRefusals.TooMuchUnsent
            : await receiver.ReceiveAsync(file.Content, received => StoreAsync(actor, file, received), cancellation).ConfigureAwait(false) ?? FileRefusals.TooLarge;
    }

    private Task<Outcome<FileView>> StoreAsync(Actor actor, NewFile file, ReceivedFile received)
    {
        var (id, name, salt) = (PublicId.New(), FileName.Of(file.Name), RandomNumberGenerator.GetBytes(AuditSeal.SaltLength));
        return runner.RunAsync(actor, op => StoreAsync(op, file.Room, Made), CancellationToken.None);

        MessageFile Made(OpenRoom open, DateTime now) => new()
        {
            PublicId = id,
            RoomId = open.Id,
            UploaderId = open.Reader,
            Name = name,
            Size = received.Size,
            Hash = received.Hash,
            Width = received.Picture?.Width,
            Height = received.Picture?.Height,
            MadeAt = now,
            Salt = salt,
        };
    }

    private async Task<Outcome<FileView>> StoreAsync(Operation op, PublicId room, Func<OpenRoom, DateTime, MessageFile> made)
    {
        if (await op.Door.OpenAsync(room, op.Actor.Me, CancellationToken.None).ConfigureAwait(false) is not { } open)
        {
            return Hidden(op, room);
        }

        if (open.Kind == RoomKind.Direct && await DirectAccess.UnreachableAsync(op.Db, open, CancellationToken.None).ConfigureAwait(false) is { } other)
        {
            return MessageRefusals.Unreachable(other);
        }

        var file = made(open, op.Now);
        if (!await FileLimits.HasRoomAsync(op.Db, open.Reader, file.Size, CancellationToken.None).ConfigureAwait(false))
        {
            return FileRefusals.TooMuchUnsent;
        }

        op.Door.Add(file);
        op.Audit(new AuditDraft(AuditAction.FileUploaded)
        {
            Room = open.Id,
            TextDigest = AuditSeal.Digest(file.Salt, MessageFile.Sealed(file.Name, file.Hash)),
            Details = [("file", file.PublicId.Value), ("size", file.Size)],
        });
        return new FileView(file.PublicId, file.Name, file.Size, file.Width is not null);
    }

    private Refusal Hidden(Operation op, PublicId room)
    {
        tries.Note(op, room);
        return MessageRefusals.RoomNotFound;
    }
}
