using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Web.Configuration;

/// <summary>What balancers and the browser's own waiting ask: does the process answer, does the database.</summary>
internal static class Health
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet(
            "/health/ready",
            async (IDbContextFactory<ChatDb> reads, CancellationToken cancellation) =>
            {
                await using var db = reads.CreateDbContext();
                await db.RightsVersion.CountAsync(cancellation);
                return Results.Text("ready");
            }).AllowAnonymous();
    }
}
