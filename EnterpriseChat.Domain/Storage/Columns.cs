using EnterpriseChat.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EnterpriseChat.Domain.Storage;

/// <summary>How the product's types lie in columns: ids as integers, public ids as text, times as UTC milliseconds since 1970.</summary>
internal static class Columns
{
    /// <summary>Declares the conversions for every property of these types.</summary>
    public static void Configure(ModelConfigurationBuilder types)
    {
        types.Properties<CompanyId>().HaveConversion<CompanyIdColumn>();
        types.Properties<UserId>().HaveConversion<UserIdColumn>();
        types.Properties<GroupId>().HaveConversion<GroupIdColumn>();
        types.Properties<RoomId>().HaveConversion<RoomIdColumn>();
        types.Properties<SessionId>().HaveConversion<SessionIdColumn>();
        types.Properties<ProjectId>().HaveConversion<ProjectIdColumn>();
        types.Properties<IssueId>().HaveConversion<IssueIdColumn>();
        types.Properties<SupportChatId>().HaveConversion<SupportChatIdColumn>();
        types.Properties<PublicId>().HaveConversion<PublicIdColumn>();
        types.Properties<DateTime>().HaveConversion<TimeColumn>();
    }

    /// <summary>The time that is stored for a moment: UTC, cut to milliseconds.</summary>
    public static DateTime Stored(DateTimeOffset moment) => FromMilliseconds(moment.ToUnixTimeMilliseconds());

    /// <summary>A stored number as a time.</summary>
    public static DateTime FromMilliseconds(long milliseconds) => DateTime.UnixEpoch.AddMilliseconds(milliseconds);

    private sealed class CompanyIdColumn() : ValueConverter<CompanyId, long>(v => v.Value, v => new CompanyId(v));

    private sealed class UserIdColumn() : ValueConverter<UserId, long>(v => v.Value, v => new UserId(v));

    private sealed class GroupIdColumn() : ValueConverter<GroupId, long>(v => v.Value, v => new GroupId(v));

    private sealed class RoomIdColumn() : ValueConverter<RoomId, long>(v => v.Value, v => new RoomId(v));

    private sealed class SessionIdColumn() : ValueConverter<SessionId, long>(v => v.Value, v => new SessionId(v));

    private sealed class ProjectIdColumn() : ValueConverter<ProjectId, long>(v => v.Value, v => new ProjectId(v));

    private sealed class IssueIdColumn() : ValueConverter<IssueId, long>(v => v.Value, v => new IssueId(v));

    private sealed class SupportChatIdColumn() : ValueConverter<SupportChatId, long>(v => v.Value, v => new SupportChatId(v));

    private sealed class PublicIdColumn() : ValueConverter<PublicId, string>(v => v.Value, v => new PublicId(v));

    private sealed class TimeColumn() : ValueConverter<DateTime, long>(v => AuditSeal.UnixMilliseconds(v), v => FromMilliseconds(v));
}
