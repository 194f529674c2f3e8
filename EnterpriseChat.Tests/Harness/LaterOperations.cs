using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Harness;

/// <summary>What operations do that do not exist yet: each through the real runner, with an entry for it.</summary>
internal static class LaterOperations
{
    /// <summary>Changes rows.</summary>
    public static async Task ChangeAsync(this Runner runner, Func<ChatDb, Task> change)
    {
        var outcome = await runner.RunAsync<Done>(
            Actor.System,
            async op =>
            {
                await change(op.Db);
                op.Audit(new AuditDraft("test.change"));
                return default(Done);
            },
            default);
        Assert.True(outcome.IsDone);
    }

    /// <summary>Does something to a room that leaves an event line.</summary>
    public static async Task HappenedAsync(this Runner runner, Actor actor, PublicId room, Action<Operation, RoomId> happen)
    {
        var outcome = await runner.RunAsync<Done>(
            actor,
            async op =>
            {
                happen(op, await op.Db.Rooms.Where(r => r.PublicId == room).Select(r => r.Id).SingleAsync());
                op.Audit(new AuditDraft("test.happened"));
                return default(Done);
            },
            default);
        Assert.True(outcome.IsDone);
    }
}
