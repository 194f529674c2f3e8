namespace EnterpriseChat.Domain.SignIn;

/// <summary>Why somebody was not signed in or a password not taken.</summary>
public static class SignInRefusals
{
    /// <summary>Whichever was wrong, and also for accounts that are not active.</summary>
    public static Refusal WrongPair => new("wrong-pair", Words.Refusal_SignIn);

    /// <summary>Too many tries wait already.</summary>
    public static Refusal TooManyTries => new("too-many-tries", Words.Refusal_TooManyTries);

    /// <summary>The present password was mistyped.</summary>
    public static Refusal WrongPassword => new("wrong-password", Words.Refusal_WrongPassword);

    /// <summary>The new password has fewer characters than <see cref="Passwords.Shortest"/>.</summary>
    public static Refusal ShortPassword => new("short-password", Words.Refusal_ShortPassword.With(Passwords.Shortest));

    /// <summary>The new password has more characters than <see cref="Passwords.Longest"/>.</summary>
    public static Refusal LongPassword => new("long-password", Words.Refusal_LongPassword.With(Passwords.Longest));

    /// <summary>The new password is among the common ones.</summary>
    public static Refusal CommonPassword => new("common-password", Words.Refusal_CommonPassword);

    /// <summary>What is wrong with a new password; null when it may be used.</summary>
    public static Refusal? OfNew(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return password.Length switch
        {
            < Passwords.Shortest => ShortPassword,
            > Passwords.Longest => LongPassword,
            _ => CommonPasswords.Contains(password) ? CommonPassword : null,
        };
    }
}
