using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Messages;

/// <summary>The menu of the messages of a room, and what it opens: the question before one is deleted, and what one said before.</summary>
public sealed partial class MessageDialogs
{
    private IDisposable? _menu;
    private MessageLine? _asked;
    private MessageLine? _line;
    private IReadOnlyList<MessageVersion>? _versions;
    private bool _isBusy;
    private string? _refused;

    /// <summary>The room.</summary>
    [Parameter, EditorRequired]
    public OpenRoom Room { get; set; } = null!;

    /// <summary>A message that is shown, by its number as the browser says it.</summary>
    [Parameter, EditorRequired]
    public Func<string, MessageLine?> Shown { get; set; } = _ => null;

    /// <summary>The key of the issue whose chat it is; null for other rooms.</summary>
    [Parameter]
    public string? IssueKey { get; set; }

    /// <summary>A message is to count as unread, with all behind it.</summary>
    [Parameter]
    public EventCallback<long> OnUnread { get; set; }

    [Inject]
    private ContextMenus Menus { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private MessageChanges Changes { get; set; } = null!;

    [Inject]
    private MessageSource Source { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => _menu?.Dispose();

    /// <inheritdoc />
    protected override void OnInitialized() =>
        _menu = MessageMenu.Register(Menus, id => Shown(id), new MessageActs(AskAsync, number => ShowAsync(Shown($"{number}")), OnUnread.InvokeAsync)
        {
            Decide = Room.Kind == RoomKind.Issue ? DecideAsync : null,
            IssueKey = () => IssueKey,
        });

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // What is deleted is read by nobody any more, nor what it said before.
        if (_line is not null && Shown($"{_line.Message.Number}") is { Message.IsDeleted: true })
        {
            (_line, _versions) = (null, null);
        }
    }

    private Task HearAsync(ChangeEventArgs said) => ShowAsync(Shown(said.Value as string ?? ""));

    private Task AskAsync(MessageLine line)
    {
        (_asked, _refused) = (line, null);
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task ShowAsync(MessageLine? line)
    {
        _line = line;
        _versions = line is null ? null : await Source.VersionsAsync(Room.Reader, Room.PublicId, line.Message.Number, CancellationToken.None);
        StateHasChanged();
    }

    private async Task DecideAsync(MessageLine line)
    {
        if (await User.ActorAsync() is { } actor)
        {
            await Changes.Decide.HandleAsync(actor, Room.PublicId, (line.Message.Number, !line.Message.IsDecision), CancellationToken.None);
        }
    }

    private async Task DeleteAsync()
    {
        if (_asked is not { } line || await User.ActorAsync() is not { } actor)
        {
            return;
        }

        _isBusy = true;
        var outcome = await Changes.Delete.HandleAsync(actor, Room.PublicId, line.Message.Number, CancellationToken.None);
        (_isBusy, _refused) = (false, outcome.Refusal?.Sentence);
        if (outcome.IsDone)
        {
            _asked = null;
        }
    }
}
