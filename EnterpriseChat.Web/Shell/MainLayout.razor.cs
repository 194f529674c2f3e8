using EnterpriseChat.Domain.Live;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace EnterpriseChat.Web.Shell;

/// <summary>The frame around every live page. It connects the circuit to the live hub, and leaves when the session has ended.</summary>
public sealed partial class MainLayout : IDisposable
{
    private ErrorBoundary? _boundary;
    private OneBatch? _batch;
    private Exception? _reported;
    private string _number = "";
    private IDisposable? _subscription;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ILogger<MainLayout> Logger { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive && await User.ActorAsync() is { } actor)
        {
            _subscription = Feed.Subscribe(ChangedAsync);
            Feed.Connect(actor, InvokeAsync, parts => _batch?.Draw(parts));
        }

        await Clock.LoadAsync();
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (change.SessionEnded)
        {
            StateHasChanged();
            Navigation.NavigateTo("/sign-in", forceLoad: true);
        }
        else if (change.Directory || change.Everything)
        {
            // The reader may have chosen another time zone; the parts that take the change in after this one draw their times anew.
            await Clock.LoadAsync();
        }
    }

    /// <summary>The number under which an exception stands in the log; the reader gives it to the administrator.</summary>
    private string Reported(Exception exception)
    {
        if (!ReferenceEquals(exception, _reported))
        {
            _reported = exception;
            _number = Guid.NewGuid().ToString("N")[..8];
            Log.PartFailed(Logger, _number, exception);
        }

        return _number;
    }

    private static partial class Log
    {
        [LoggerMessage(2201, LogLevel.Error, "A part of a page failed, number {Number}.")]
        public static partial void PartFailed(ILogger log, string number, Exception exception);
    }
}
