namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>
/// A part of a rendered message: safe HTML, the same for every reader, or an issue key that is a link only for who sees the issue.
/// </summary>
/// <param name="Text">The HTML, or the key.</param>
/// <param name="IsKey">Whether it is a key.</param>
public readonly record struct Piece(string Text, bool IsKey);
