using EnterpriseChat.Domain.Issues;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Storage;

/// <summary>Gives the issues of a renamed project their keys by two statements: it may have very many, and everybody else waits for the writer.</summary>
internal static class IssueKeyWriter
{
    /// <summary>A key that has meant another issue stays with that one; whoever calls gives the issue that wanted it another.</summary>
    public static async Task RekeyAsync(ChatDb db, Project project)
    {
        var (id, letters) = (project.Id.Value, project.Key);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO IssueNames ("Key", IssueId) SELECT {letters} || '-' || Number, Id FROM Issues WHERE ProjectId = {id} ON CONFLICT ("Key") DO NOTHING
            """).ConfigureAwait(false);
        await db.Database.ExecuteSqlAsync($"""UPDATE Issues SET "Key" = {letters} || '-' || Number WHERE ProjectId = {id}""").ConfigureAwait(false);
    }
}
