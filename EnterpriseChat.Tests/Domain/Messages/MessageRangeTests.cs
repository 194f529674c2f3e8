using System.Globalization;
using EnterpriseChat.Domain.Messages;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>Where the ranges begin: at the first instant of a day in the reader's own zone.</summary>
public sealed class MessageRangeTests
{
    [Theory]
    // Berlin: clocks forward on 29 March 2026, back on 25 October.
    [InlineData("Europe/Berlin", "2026-03-30T10:00:00Z", 1, "2026-03-28T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T22:30:00Z", 1, "2026-03-28T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-26T10:00:00Z", 1, "2026-10-24T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-11-01T10:00:00Z", 7, "2026-10-24T22:00:00Z")]
    // Havana has no midnight on 8 March 2026 (clocks go from 0:00 to 1:00), and two on 1 November.
    [InlineData("America/Havana", "2026-03-09T12:00:00Z", 1, "2026-03-08T05:00:00Z")]
    [InlineData("America/Havana", "2026-11-02T12:00:00Z", 1, "2026-11-01T04:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-05-01T18:29:59Z", 1, "2026-04-29T18:30:00Z")]
    [InlineData("Asia/Kolkata", "2026-05-01T18:30:00Z", 1, "2026-04-30T18:30:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-01-01T09:59:59Z", 30, "2025-12-01T10:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-01-01T10:00:00Z", 30, "2025-12-02T10:00:00Z")]
    [InlineData("UTC", "2028-03-01T00:00:00Z", 1, "2028-02-29T00:00:00Z")]
    [InlineData("UTC", "2028-03-01T23:59:59Z", 1, "2028-02-29T00:00:00Z")]
    public void RO_18_A_range_begins_with_the_first_instant_of_its_first_day(string zone, string now, int days, string start)
    {
        var found = ((MessageRange)days).Start(Time(now), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal(Time(start), found);
    }

    [Fact]
    public void All_has_no_beginning() => Assert.Null(MessageRange.All.Start(Time("2026-03-30T10:00:00Z"), TimeZoneInfo.Utc));

    private static DateTime Time(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
