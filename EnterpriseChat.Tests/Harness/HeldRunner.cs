using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Holds the runner inside an operation that changes nothing, so that what is asked meanwhile waits together, in order.</summary>
internal sealed class HeldRunner : IDisposable
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HeldRunner()
    {
    }

    /// <summary>Returns when the runner is held: what is asked from now on is one batch.</summary>
    public static async Task<HeldRunner> HoldAsync(Runner runner)
    {
        var held = new HeldRunner();
        var isHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = runner.RunAsync<Done>(
            Actor.System,
            async _ =>
            {
                isHeld.TrySetResult();
                await held._open.Task;
                return default(Done);
            },
            default);
        await isHeld.Task;
        return held;
    }

    public void Open() => _open.TrySetResult();

    public void Dispose() => Open();
}
