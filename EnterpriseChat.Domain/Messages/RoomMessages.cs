using System.Collections.Immutable;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;

namespace EnterpriseChat.Domain.Messages;

/// <summary>What a page shows of a room's messages.</summary>
/// <param name="Room">That the reader may see it.</param>
/// <param name="Messages">By number, without gap.</param>
/// <param name="Changes">The room's counter that they are complete to; asked with it, the next reading gives what changed since.</param>
/// <param name="HasOlder">Whether the room has messages before the first of these.</param>
public sealed record RoomMessages(OpenRoom Room, ImmutableArray<MessageView> Messages, long Changes, bool HasOlder)
{
    /// <summary>The event lines behind these messages, and those before the first of the room.</summary>
    public ImmutableArray<EventView> Events { get; init; } = [];

    /// <summary>Messages before these that were changed or deleted meanwhile; shown only in the place of what is shown of them.</summary>
    public ImmutableArray<MessageView> Changed { get; init; } = [];

    /// <summary>What these messages answer, by number, as it is now; what one of them answers of these themselves is not here.</summary>
    public IReadOnlyDictionary<long, MessageView> Quoted { get; init; } = ImmutableDictionary<long, MessageView>.Empty;

    /// <summary>Number of the room's newest message; 0 where it was not read.</summary>
    public long Last { get; init; }

    /// <summary>What a chat room is called now; null where it was not read.</summary>
    public RoomHead? Head { get; init; }
}

/// <summary>What a room says of itself.</summary>
/// <param name="Name">Name of a chat room; empty for the other kinds, which are named after what they belong to.</param>
/// <param name="Topic">Topic of a chat room.</param>
/// <param name="IsPublic">Whether everyone with <c>Use chat</c> sees the chat room.</param>
public sealed record RoomHead(string Name, string Topic, bool IsPublic)
{
    /// <summary>Key of the issue of an issue chat.</summary>
    public string? Key { get; init; }

    /// <summary>Title of the issue.</summary>
    public string? Title { get; init; }

    /// <summary>How far the issue is.</summary>
    public IssueStatus? Status { get; init; }
}
