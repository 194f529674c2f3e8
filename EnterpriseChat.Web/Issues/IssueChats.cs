using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Issues;

/// <summary>The way from an issue to its chat, for those who may use the chat.</summary>
internal sealed class IssueChats(CurrentUser user, Conversations conversations, OpenIssueChat open, NavigationManager navigation)
{
    /// <summary>Whether the reader may use the chat.</summary>
    public bool MayChat => conversations.Use == ChatUse.Allowed;

    /// <summary>Reads the reader's rooms, once a circuit.</summary>
    public Task LoadAsync() => conversations.LoadAsync();

    /// <summary>Takes a change in.</summary>
    public Task ApplyAsync(FeedChange change) => change.SessionEnded ? Task.CompletedTask : conversations.ApplyAsync(change);

    /// <summary>The reader, as scripts name people.</summary>
    public async Task<string> WhoAsync() => (await user.PersonAsync())?.PublicId.Value ?? "";

    /// <summary>The reader's unread number in a chat.</summary>
    public long Unread(PublicId? room) => room is { } one ? conversations.Of(one)?.Unread ?? 0 : 0;

    /// <summary>Opens the chat of an issue as a tab of the Chat page; the first one makes it.</summary>
    public async Task OpenAsync(string key)
    {
        if (await user.ActorAsync() is { } me && (await open.HandleAsync(me, key, CancellationToken.None)) is { IsDone: true, Value: var room })
        {
            navigation.NavigateTo($"/chat/{room}");
        }
    }
}
