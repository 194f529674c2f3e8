using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Web.Notifications;

/// <summary>How levels of rooms are said.</summary>
internal static class LevelWords
{
    /// <summary>The choices, in their order.</summary>
    public static IReadOnlyList<NotificationLevel> All { get; } = [NotificationLevel.All, NotificationLevel.MentionsOnly, NotificationLevel.Nothing];

    /// <summary>A choice.</summary>
    public static string Of(NotificationLevel level) => level switch
    {
        NotificationLevel.Nothing => Words.Level_Nothing,
        NotificationLevel.MentionsOnly => Words.Level_Mentions,
        _ => Words.Level_All,
    };

    /// <summary>What is told now: the choice, or until when nothing is.</summary>
    public static string Of(LevelNow level, ReaderClock clock) =>
        level.MutedUntil is { } end ? Words.Level_MutedUntil.With(clock.Time(end)) : Of(level.Chosen);
}
