using System.Globalization;

namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>Why a file was not taken.</summary>
public static class FileRefusals
{
    /// <summary>Hidden, removed and never there alike.</summary>
    public static Refusal NotFound => new("file", Words.Refusal_FileNotFound);

    /// <summary>A message names a file that is not an unsent one of its author in its room.</summary>
    public static Refusal Gone => new("files", Words.Refusal_FilesGone);

    /// <summary>Beyond <see cref="FileLimits.Largest"/>.</summary>
    public static Refusal TooLarge => new("too-large", Words.Refusal_FileTooLarge.With(Megabytes(FileLimits.Largest)));

    /// <summary>Beyond <see cref="FileLimits.MostOfMessage"/>.</summary>
    public static Refusal TooMany => new("too-many-files", Words.Refusal_TooManyFiles.With(FileLimits.MostOfMessage));

    /// <summary>Beyond <see cref="FileLimits.MostUnsent"/>.</summary>
    public static Refusal TooMuchUnsent => new("unsent-files", Words.Refusal_UnsentFiles.With(Megabytes(FileLimits.MostUnsent)));

    private static string Megabytes(long bytes) => (bytes / (1024 * 1024)).ToString(CultureInfo.CurrentCulture);
}
