namespace EnterpriseChat.Domain.Storage;

/// <summary>The product does not start; the message is the one clear sentence that the administrator reads. Nothing was touched.</summary>
public sealed class StartRefused(string sentence, Exception? cause = null) : Exception(sentence, cause);
