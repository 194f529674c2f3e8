using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;

namespace EnterpriseChat.Web.Messages;

/// <summary>What the menu of a message changes.</summary>
/// <param name="Delete">Takes one's own away.</param>
/// <param name="Decide">Makes it a decision, or none.</param>
internal sealed record MessageChanges(DeleteMessage Delete, DecideMessage Decide);
