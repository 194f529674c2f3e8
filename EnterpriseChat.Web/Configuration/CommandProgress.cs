using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;

namespace EnterpriseChat.Web.Configuration;

/// <summary>Tells on the error stream how far a command is, every two seconds: short ones stay silent.</summary>
internal sealed class CommandProgress(TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private long _told = time.GetTimestamp();

    /// <summary>Tells how far a verification is.</summary>
    public void Verified(VerificationProgress progress) => Tell(Words.Command_Verified, progress.Done, progress.Of);

    /// <summary>Tells how far a copy is.</summary>
    public void Copied(int done, int of) => Tell(Words.Command_Copied, done, of);

    /// <summary>Tells how far the copies of files are.</summary>
    public void FilesCopied(int done, int of) => Tell(Words.Command_FilesCopied, done, of);

    private void Tell(string sentence, long done, long of)
    {
        if (time.GetElapsedTime(_told) >= Every)
        {
            _told = time.GetTimestamp();
            Console.Error.WriteLine(sentence.With(done, of));
        }
    }
}
