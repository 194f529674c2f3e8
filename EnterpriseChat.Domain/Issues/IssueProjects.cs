using System.Globalization;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Projects, and the keys that they give. A key never means another issue.</summary>
internal static class IssueProjects
{
    /// <summary>A project, or the first one.</summary>
    public static Task<Project?> FindAsync(ChatDb db, ProjectId? project) =>
        db.Projects.Where(p => project == null || p.Id == project).OrderBy(p => p.Id).FirstOrDefaultAsync(CancellationToken.None);

    /// <summary>Takes the next number of a project.</summary>
    public static string NextKey(Project project) => Key(project.Key, ++project.LastNumber);

    /// <summary>The key of a number.</summary>
    public static string Key(string letters, long number) => string.Create(CultureInfo.InvariantCulture, $"{letters}-{number}");

    /// <summary>The highest number that a key of these letters ever had.</summary>
    public static async Task<long> HighestAsync(ChatDb db, string letters)
    {
        var begin = letters + "-";
        var keys = await db.IssueNames.Where(n => n.Key.StartsWith(begin)).Select(n => n.Key).ToListAsync(CancellationToken.None).ConfigureAwait(false);
        return keys.Select(k => long.Parse(k.AsSpan(begin.Length), CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
    }
}
