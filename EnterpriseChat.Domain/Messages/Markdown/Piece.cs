namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>A part of a rendered message: safe HTML, the same for every reader; or a place that is a link only for who sees where it leads.</summary>
/// <param name="Html">The HTML; of a link, what stands there for who does not see where it leads.</param>
/// <param name="Key">What the link leads to: an issue key, or the link of a room or message (<see cref="RoomLinks"/>); null for none.</param>
public readonly record struct Piece(string Html, string? Key = null);
