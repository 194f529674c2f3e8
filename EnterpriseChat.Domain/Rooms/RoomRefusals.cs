namespace EnterpriseChat.Domain.Rooms;

/// <summary>Why a chat room was not made, changed or deleted.</summary>
public static class RoomRefusals
{
    /// <summary>One of the rooms that the maker sees has the name, without regard to case.</summary>
    public static Refusal NameTaken => new("room-name-taken", Words.Refusal_RoomNameTaken);

    /// <summary>Too long.</summary>
    public static Refusal BadTopic => new("bad-topic", Words.Refusal_BadTopic.With(RoomSettings.LongestTopic));

    /// <summary>A private room for nobody.</summary>
    public static Refusal NobodySelected => new("nobody-selected", Words.Refusal_NobodySelected);

    /// <summary>Somebody who was selected is not there any more, or is not known to the actor.</summary>
    public static Refusal NotOffered => new("not-offered", Words.Refusal_NotOffered);

    /// <summary>The room is seen, the right is missing.</summary>
    public static Refusal MayNot => new("may-not", Words.Refusal_MayNot);
}

/// <summary>Somebody else saved the room since the dialog was filled.</summary>
/// <param name="Now">What the room is now.</param>
public sealed record RoomChangedMeanwhile(SavedRoom Now) : Refusal("changed", Words.Refusal_RoomChanged);

/// <summary>A chat room as it is stored.</summary>
/// <param name="Settings">What it is.</param>
/// <param name="By">Who saved it last; null while nobody changed it.</param>
public sealed record SavedRoom(RoomSettings Settings, UserId? By);
