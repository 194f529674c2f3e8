using System.Reflection;
using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Harness;
using Xunit.v3;

[assembly: KeepsEvidence]

namespace EnterpriseChat.Tests.Harness;

/// <summary>
/// Files that are kept when the test fails, under <c>artifacts/failed/TEST/</c>, and thrown away when it passes. A part may be disposed
/// inside the test, when nobody knows its end yet: then the file waits in <c>artifacts/pending/</c>.
/// </summary>
public static partial class Evidence
{
    /// <summary>Lets a file be written if it may be of use: at once when the test is known to have failed, to a waiting place before.</summary>
    public static async Task KeepAsync(string name, Func<string, Task> write)
    {
        if (TestContext.Current.Test is null || TestContext.Current.TestState is { Result: not TestResult.Failed })
        {
            return;
        }

        var folder = Folder(TestContext.Current.TestState is null ? "pending" : "failed");
        Directory.CreateDirectory(folder);
        await write(Path.Combine(folder, name));
    }

    internal static void Decide(bool failed)
    {
        var pending = Folder("pending");
        if (!Directory.Exists(pending))
        {
            return;
        }

        if (failed)
        {
            var kept = Folder("failed");
            Directory.CreateDirectory(kept);
            foreach (var file in Directory.EnumerateFiles(pending))
            {
                File.Move(file, Path.Combine(kept, Path.GetFileName(file)), overwrite: true);
            }
        }

        Directory.Delete(pending, recursive: true);
    }

    [GeneratedRegex("[^A-Za-z0-9_.-]+")]
    private static partial Regex Unsafe();

    private static string Folder(string kind)
    {
        var name = Unsafe().Replace(TestContext.Current.Test!.TestDisplayName, "-");
        return Path.Combine(Repository.Artifacts, kind, name.Length > 150 ? name[..150] : name);
    }
}

/// <summary>Decides at the end of each test what becomes of the waiting <see cref="Evidence"/>.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class KeepsEvidenceAttribute : BeforeAfterTestAttribute
{
    /// <inheritdoc />
    public override void After(MethodInfo methodUnderTest, IXunitTest test) =>
        Evidence.Decide(failed: TestContext.Current.TestState is not { Result: TestResult.Passed });
}
