using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;

namespace EnterpriseChat.Domain.Storage;

/// <summary>What one transaction of the runner gathers.</summary>
/// <param name="now">The time of all its operations.</param>
internal sealed class Batch(DateTime now)
{
    /// <summary>The time of all its operations.</summary>
    public DateTime Now { get; } = now;

    /// <summary>Entries of the operations that were done, and of refusals that are logged.</summary>
    public List<AuditDraft> Entries { get; } = [];

    /// <summary>How the rights version rose, step by step.</summary>
    public List<RightsChanged> Rights { get; } = [];

    /// <summary>What is told after the commit.</summary>
    public List<Fact> Facts { get; } = [];

    /// <summary>Each yes that the door gave; it is remembered once it is committed.</summary>
    public List<OpenRoom> Seen { get; } = [];

    /// <summary>The private state that is stored with it.</summary>
    public PrivateStateBatch PrivateState { get; set; } = PrivateStateBatch.Empty;
}
