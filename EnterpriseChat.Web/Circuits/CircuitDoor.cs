using EnterpriseChat.Web.Configuration;
using EnterpriseChat.Web.SignIn;

namespace EnterpriseChat.Web.Circuits;

/// <summary>
/// Stands before the live connection: only signed-in people, only from our own pages, and not more tabs than allowed. Before that no
/// circuit is made and nothing is read from the connection.
/// </summary>
internal sealed class CircuitDoor(RequestDelegate next, SameOrigin sameOrigin, CircuitCounts counts, TimeProvider time)
{
    /// <summary>Lets the request pass or answers it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/_blazor"))
        {
            if (!sameOrigin.Is(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            if (context.User.Identity?.IsAuthenticated != true)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            if (!counts.HasRoom(context.User.Actor()!.Me))
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            }

            HeardSocketFeature.Watch(context, CircuitServices.Silence, time);
        }
        else if (IsLivePage(context) && context.User.Actor() is { } actor && !counts.HasRoom(actor.Me))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            await Results.Text(Words.TooManyTabs, "text/plain; charset=utf-8").ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static bool IsLivePage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
}
