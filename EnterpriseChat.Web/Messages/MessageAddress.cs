namespace EnterpriseChat.Web.Messages;

/// <summary>A message as an address names it; any text and any number may stand there.</summary>
internal sealed record MessageAddress(string Room, long Number);
