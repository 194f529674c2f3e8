namespace EnterpriseChat.Domain.Messages;

/// <summary>The choices of <c>Show messages from</c>. The numbers are stored: days back, 0 for all.</summary>
public enum MessageRange
{
    /// <summary>All messages.</summary>
    All = 0,

    /// <summary>From the start of yesterday on.</summary>
    Yesterday = 1,

    /// <summary>From the start of the day seven days ago on; the first choice of a new user.</summary>
    SevenDays = 7,

    /// <summary>From the start of the day thirty days ago on.</summary>
    ThirtyDays = 30,
}

/// <summary>Where a range begins.</summary>
public static class MessageRanges
{
    /// <summary>
    /// The first instant of the range's first day in the reader's zone, in UTC; null for all. A day whose midnight does not exist begins
    /// with its first instant that does, and one whose midnight comes twice with the earlier.
    /// </summary>
    public static DateTime? Start(this MessageRange range, DateTime nowUtc, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (range == MessageRange.All)
        {
            return null;
        }

        var today = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(nowUtc, DateTimeKind.Utc), zone).Date;
        return FirstInstant(today.AddDays(-(int)range), zone);
    }

    private static DateTime FirstInstant(DateTime day, TimeZoneInfo zone)
    {
        var midnight = DateTime.SpecifyKind(day, DateTimeKind.Unspecified);
        if (zone.IsAmbiguousTime(midnight))
        {
            return DateTime.SpecifyKind(midnight - zone.GetAmbiguousTimeOffsets(midnight).Max(), DateTimeKind.Utc);
        }

        // Clocks are never set forward by more than some hours, nor at other than whole minutes.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        return TimeZoneInfo.ConvertTimeToUtc(midnight, zone);
    }
}
