using EnterpriseChat.Domain.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace EnterpriseChat.Web.SignIn;

/// <summary>Signing out: a plain form post, since a circuit cannot set cookies.</summary>
internal static class SignInEndpoints
{
    /// <summary>Maps <c>POST /sign-out</c>.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app) =>
        app.MapPost(
            "/sign-out",
            async (HttpContext context, IAntiforgery antiforgery, Sessions sessions) =>
            {
                if (!await antiforgery.IsRequestValidAsync(context))
                {
                    return Results.BadRequest();
                }

                if (context.User.Actor() is { Session: { } session } actor)
                {
                    await sessions.EndAsync(actor, [session], "sign-out", context.RequestAborted);
                }

                await context.SignOutAsync();
                return Results.LocalRedirect("/sign-in");
            });
}
