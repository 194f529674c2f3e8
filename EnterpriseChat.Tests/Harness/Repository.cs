namespace EnterpriseChat.Tests.Harness;

/// <summary>Where things lie in the working copy that these tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>What runs leave behind; not under version control.</summary>
    public static string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>The folder of the web project.</summary>
    public static string Web => Path.Combine(Root, "EnterpriseChat.Web");

    /// <summary>The built web program, of the same configuration as these tests.</summary>
    public static string WebProgram
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(Web, "bin", output.Parent!.Name, output.Name, "EnterpriseChat.Web.dll");
        }
    }

    /// <summary>Files of a project or of the whole repository, without what builds and runs made; paths as seen from the root.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        !Directory.Exists(Path.Combine(Root, folder))
            ? []
            : Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => endings.Any(file.EndsWith) && !file.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "data"))
                .Order(StringComparer.Ordinal);

    /// <summary>The text of a file named as seen from the root.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EnterpriseChat.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from the working copy they were built in.");
        }

        return folder.FullName;
    }
}
