using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Configuration;
using EnterpriseChat.Web.Messages;

namespace EnterpriseChat.Web.Issues;

/// <summary>Comments come by a request of their own, as messages do, so that they do not depend on a circuit.</summary>
internal static class CommentEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapIssues(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/issues/{key}/comments", CommentAsync);

    private static async Task<IResult> CommentAsync(string key, HttpContext context, AddComment add, CancellationToken cancellation)
    {
        var services = context.RequestServices;
        var (body, actor, refused) = await MessageEndpoints.ReadAsync<CommentBody>(
            context, services.GetRequiredService<SameOrigin>(), services.GetRequiredService<PeopleDirectory>(), b => b.User, cancellation);
        if (refused is not null)
        {
            return refused;
        }

        var outcome = await add.HandleAsync(actor!, key, (body!.ClientId ?? "", body.Text ?? ""), cancellation);
        return outcome.IsDone
            ? Results.Json(new { number = outcome.Value.Number }, statusCode: outcome.Value.IsRepeated ? StatusCodes.Status200OK : StatusCodes.Status201Created)
            : MessageEndpoints.Answer(outcome.Refusal!);
    }

    private sealed record CommentBody(string? ClientId, string? User, string? Text);
}
