using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Issues.Trackers;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Search;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EnterpriseChat.Domain;

/// <summary>How much one user may do.</summary>
/// <param name="MessagesPer10Seconds">Messages in ten seconds.</param>
/// <param name="InvitationsPerHour">Invitations into issue chats in an hour.</param>
public sealed record ChatLimits(int MessagesPer10Seconds, int InvitationsPerHour);

/// <summary>Puts the domain together.</summary>
public static class ChatDomain
{
    /// <summary>Adds every operation and query over an opened data directory.</summary>
    /// <param name="services">The container; it has logging.</param>
    /// <param name="directory">The opened data directory.</param>
    /// <param name="policy">What the environment allows at sign-in.</param>
    /// <param name="limits">The limits of product.md section 18.</param>
    public static IServiceCollection AddChatDomain(
        this IServiceCollection services, DataDirectory directory, SignInPolicy policy, ChatLimits limits)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(limits);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(directory);
        services.AddSingleton(policy);
        services.AddSingleton(SecretKey.Of(directory.Path));
        services.AddSingleton(_ => CheckpointKey.OfDirectory(directory.Path));
        services.AddSingleton(p => new Checkpoints(directory.Path, directory.Database, p.GetRequiredService<CheckpointKey>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDbContextFactory<ChatDb>>(p =>
            new PooledFactory(Connections.Reading(directory.Database, [.. p.GetServices<IInterceptor>()])));
        services.AddSingleton<RightsClock>().AddSingleton<KnownSights>().AddSingleton<KnownRooms>().AddSingleton<HeldPermissions>().AddSingleton<RefusedTries>();
        services.AddSingleton<LastActor>();
        services.AddSingleton<FactBus>().AddSingleton<LiveHub>();
        services.AddSingleton<PrivateState>().AddSingleton<Runner>();
        services.AddSingleton(new PostingLimit(limits.MessagesPer10Seconds)).AddSingleton(new InvitationLimit(limits.InvitationsPerHour)).AddSingleton<HereLimit>().AddSingleton<Here>().AddSingleton<MentionOffer>();
        services.AddSingleton<IssueKeys>().AddSingleton<RenderedTexts>().AddSingleton<NewestMessages>().AddSingleton<RoomReader>().AddSingleton<PostMessage>().AddSingleton<EditMessage>().AddSingleton<DeleteMessage>().AddSingleton<MessageSource>().AddSingleton<Drafts>().AddSingleton<ReadMarks>().AddSingleton<RangeChoice>().AddSingleton<ReaderMemory>().AddSingleton<OpenForReading>();
        services.AddSingleton<FileStore>().AddSingleton<Thumbnails>().AddSingleton<FileLimits>().AddSingleton<FileGuesses>().AddSingleton<FileReceiver>().AddSingleton<FileFinder>().AddSingleton<AttachFile>().AddSingleton<OpenFile>().AddSingleton<RemoveFile>();
        services.AddSingleton<MakeRoom>().AddSingleton<EditRoom>().AddSingleton<DeleteRoom>().AddSingleton<AccessChoices>().AddSingleton<Headcounts>();
        services.AddSingleton<OpenIssueChat>().AddSingleton<IssueChatVisits>().AddSingleton<IssueChatPeople>().AddSingleton<InviteToIssueChat>().AddSingleton<DecideMessage>().AddSingleton<PostInChat>().AddSingleton<OpenDirectChat>().AddSingleton<SetStatus>();
        services.AddSingleton<RoomLevels>().AddSingleton<SetRoomLevel>().AddSingleton<NotificationChoices>().AddSingleton<SetNotificationChoice>();
        services.AddSingleton<ChatList>().AddSingleton<IssueChatList>().AddSingleton<Tabs>().AddSingleton<OpenRoomByAddress>();
        services.AddSingleton<IssueSearch>().AddSingleton<MessageSearch>().AddSingleton<NameSearch>().AddSingleton<GoTo>();
        services.AddSingleton<Companies>().AddSingleton<PeopleDirectory>().AddSingleton<UserCards>().AddSingleton<Presence>();
        services.AddSingleton<MakeCompany>().AddSingleton<MakeUser>().AddSingleton<MakeGroup>().AddSingleton<SetActive>();
        services.AddSingleton<SlowDown>().AddSingleton<FailedTries>().AddSingleton<SignInUser>().AddSingleton<Sessions>().AddSingleton<ChangePassword>();
        services.AddSingleton<AddCompany>().AddSingleton<EditCompany>().AddSingleton<AddUser>().AddSingleton<EditUser>();
        services.AddSingleton<AddGroup>().AddSingleton<EditGroup>().AddSingleton<DeleteGroup>().AddSingleton<SetGroupPermission>();
        services.AddSingleton<CompanyRows>().AddSingleton<UserRows>().AddSingleton<GroupRows>().AddSingleton<PermissionTable>();
        services.AddSingleton<SwitchModule>().AddSingleton<SetUp>();
        return services.AddIssues();
    }

    private static IServiceCollection AddIssues(this IServiceCollection services)
    {
        services.AddSingleton<MakeIssue>().AddSingleton<EditIssue>().AddSingleton<CommentOutbox>().AddSingleton<BuiltInTracker>().AddSingleton<AddComment>().AddSingleton<MakeProject>().AddSingleton<RenameProject>();
        services.AddSingleton<IssueReader>().AddSingleton<OpenIssueByAddress>().AddSingleton<IssueHistory>().AddSingleton<IssueRows>().AddSingleton<IssueChoices>();
        return services;
    }

    private sealed class PooledFactory(DbContextOptions<ChatDb> options) : IDbContextFactory<ChatDb>
    {
        private readonly Microsoft.EntityFrameworkCore.Infrastructure.PooledDbContextFactory<ChatDb> _pool = new(options);

        public ChatDb CreateDbContext() => _pool.CreateDbContext();
    }
}
