using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Web.Circuits;

/// <summary>Times as the reader of this page reads them: in the zone of their account, in their culture. An unknown zone means UTC.</summary>
internal sealed class ReaderClock(CurrentUser user, IDbContextFactory<ChatDb> reads, TimeProvider time)
{
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    /// <summary>Name of the reader's zone.</summary>
    public string Zone => _zone.Id;

    /// <summary>In which the reader's days begin.</summary>
    public TimeZoneInfo Days => _zone;

    /// <summary>Reads the zone of the reader's account.</summary>
    public async Task LoadAsync()
    {
        if (await user.ActorAsync() is { } actor)
        {
            await using var db = reads.CreateDbContext();
            var name = await db.Users.Where(u => u.Id == actor.Me).Select(u => u.TimeZone).FirstOrDefaultAsync();
            _zone = name is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
        }
    }

    /// <summary>The first instant of a range in the reader's zone; null for all messages.</summary>
    public DateTime? Start(MessageRange range) => range.Start(time.GetUtcNow().UtcDateTime, _zone);

    /// <summary>The shortest range that a time lies in.</summary>
    public MessageRange Holding(DateTime utc) =>
        new[] { MessageRange.Yesterday, MessageRange.SevenDays, MessageRange.ThirtyDays }.FirstOrDefault(r => Start(r) <= utc, MessageRange.All);

    /// <summary>The day of a stored time in the reader's zone.</summary>
    public DateOnly Day(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>Hours and minutes, such as 10:42.</summary>
    public string Time(DateTime utc) => Local(utc).ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>The present time to the second, such as 10:42:07.</summary>
    public string Now() => Local(time.GetUtcNow().UtcDateTime).ToString("HH:mm:ss", CultureInfo.CurrentCulture);

    /// <summary>Full date, time and zone, for the hover.</summary>
    public string Full(DateTime utc) => $"{Local(utc).ToString("dddd d MMMM yyyy, HH:mm:ss", CultureInfo.CurrentCulture)} ({_zone.Id})";

    /// <summary>Short for a list: 10:42, Yesterday, Tue 11 Nov, 14 Nov 2025.</summary>
    public string Short(DateTime utc)
    {
        var (day, today) = (Day(utc), Today);
        return (today.DayNumber - day.DayNumber) switch
        {
            0 => Time(utc),
            1 => Words.Yesterday,
            _ when day.Year == today.Year => day.ToString("ddd d MMM", CultureInfo.CurrentCulture),
            _ => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture),
        };
    }

    /// <summary>The present time in another zone, and how far it is from the reader's; null for a zone that nobody knows.</summary>
    public (string Time, string Where)? There(string zone)
    {
        if (zone.Length == 0 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var there))
        {
            return null;
        }

        var now = time.GetUtcNow();
        var ahead = there.GetUtcOffset(now) - _zone.GetUtcOffset(now);
        var far = Words.Duration_Hours.With(ahead.Duration().ToString(ahead.Duration().Minutes == 0 ? @"%h" : @"h\:mm", CultureInfo.InvariantCulture));
        var words = ahead == TimeSpan.Zero ? Words.Zone_Same : ahead > TimeSpan.Zero ? Words.Zone_Ahead : Words.Zone_Behind;
        return (TimeZoneInfo.ConvertTime(now, there).ToString("HH:mm", CultureInfo.CurrentCulture), words.With(zone, far));
    }

    /// <summary>The line between two days.</summary>
    public string DayLine(DateOnly day)
    {
        var today = Today;
        var date = day.ToString(day.Year == today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", CultureInfo.CurrentCulture);
        return (today.DayNumber - day.DayNumber) switch
        {
            0 => Words.Day_Today.With(date),
            1 => Words.Day_Yesterday.With(date),
            _ => date,
        };
    }

    /// <summary>The time, as it is stored.</summary>
    public DateTime Utc => time.GetUtcNow().UtcDateTime;

    /// <summary>The reader's day.</summary>
    public DateOnly Today => Day(time.GetUtcNow().UtcDateTime);

    private DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), _zone);
}
