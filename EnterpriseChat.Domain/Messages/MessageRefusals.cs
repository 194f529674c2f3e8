namespace EnterpriseChat.Domain.Messages;

/// <summary>Why a message or draft was not taken; the codes are those of design.md section 5.</summary>
public static class MessageRefusals
{
    /// <summary>Hidden and missing alike.</summary>
    public static Refusal RoomNotFound => new("room", Words.Refusal_RoomNotFound);

    /// <summary>Nothing that a reader would see.</summary>
    public static Refusal Empty => new("empty", Words.Refusal_Empty);

    /// <summary>There is no such message in the room.</summary>
    public static Refusal MessageNotFound => new("message", Words.Refusal_MessageNotFound);

    /// <summary>Only its author changes or deletes a message.</summary>
    public static Refusal NotOwn => new("not-own", Words.Refusal_NotOwn);

    /// <summary>The message was deleted; nothing brings it back.</summary>
    public static Refusal Deleted => new("deleted", Words.Refusal_MessageDeleted);

    /// <summary>The client id is not 22 characters of base64url.</summary>
    public static Refusal BadClientId => new("client-id", Words.Refusal_BadClientId);

    /// <summary>The body names another user than the session's.</summary>
    public static Refusal OtherUser => new("other-user", Words.Refusal_OtherUser);

    /// <summary>The author has called everyone as often as <see cref="HereLimit"/> allows; the text goes back to the author, who decides.</summary>
    /// <param name="seconds">How long until the next time.</param>
    public static Refusal HereTooOften(int seconds) => seconds <= 90
        ? new("here-too-often", Words.Refusal_HereTooOftenSeconds.With(HereLimit.Most, HereLimit.Window.TotalMinutes, seconds))
        : new("here-too-often", Words.Refusal_HereTooOften.With(HereLimit.Most, HereLimit.Window.TotalMinutes, (seconds + 59) / 60));

    /// <summary>The other side of a direct chat may not use the chat now.</summary>
    /// <param name="name">What the other side is called.</param>
    public static Refusal Unreachable(string name) => new("unreachable", Words.Refusal_Unreachable.With(name));

    /// <summary>Beyond <see cref="TextRules.LongestMessage"/>.</summary>
    /// <param name="tooMany">By how many UTF-16 code units.</param>
    public static Refusal TooLong(int tooMany) => new("too-long", Words.Refusal_TooLong.With(TextRules.LongestMessage, tooMany));
}

/// <summary>The message says something else than when its change was begun; what is typed stays with its author.</summary>
/// <param name="Text">What it says now.</param>
/// <param name="Revision">The revision of that text.</param>
public sealed record MessageChangedMeanwhile(string Text, int Revision) : Refusal("changed", Words.Refusal_MessageChanged);

/// <summary>The author is over the limit of messages; the text waits in the browser.</summary>
/// <param name="RetryAfterSeconds">How long to wait, 1 or more.</param>
public sealed record TooFast(int RetryAfterSeconds) : Refusal("too-fast", Words.Refusal_TooFast.With(RetryAfterSeconds));

/// <summary><c>@here</c> would call many people; it goes when its author confirms it.</summary>
/// <param name="People">How many.</param>
public sealed record HereAsks(int People) : Refusal("here", Words.Refusal_Here.With(People));
