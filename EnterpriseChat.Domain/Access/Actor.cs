namespace EnterpriseChat.Domain.Access;

/// <summary>Who asks for something, by which session and from where. Made by the server from the cookie, never from a call's content.</summary>
/// <param name="User">The signed-in user; null for the product itself and for somebody not signed in.</param>
/// <param name="Session">The session; the runner refuses an operation whose session has ended.</param>
/// <param name="Address">The network address, as logged.</param>
public sealed record Actor(UserId? User, SessionId? Session, string Address)
{
    /// <summary>The product itself: demo, start, maintenance, first set-up.</summary>
    public static Actor System { get; } = new(null, null, "system") { IsProduct = true };

    /// <summary>Whether the product itself acts, which may do everything; no request of a browser ever makes such an actor.</summary>
    public bool IsProduct { get; private init; }

    /// <summary>Somebody who is not signed in.</summary>
    public static Actor Anonymous(string address) => new(null, null, address);

    /// <summary>The signed-in user.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public UserId Me => User ?? throw new InvalidOperationException("Nobody is signed in.");
}
