using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Web.SignIn;

namespace EnterpriseChat.Web.Messages;

/// <summary>Author and first line of a message as it is now: for what one is about to answer and has not in view.</summary>
internal static class LineEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapLine(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/rooms/{room}/messages/{number:long}/line", ReadAsync);

    private static async Task<IResult> ReadAsync([AsParameters] MessageAddress at, HttpContext context, RoomReader rooms, PeopleDirectory people)
    {
        if (context.User.Actor() is not { } actor)
        {
            return MessageEndpoints.Answer(StorageRefusals.SignedOut);
        }

        context.Response.Headers.CacheControl = "no-store";
        if (await rooms.StretchAsync(actor.Me, new PublicId(at.Room), at.Number, at.Number, 1, context.RequestAborted) is not { } read)
        {
            // A try at a room that one cannot see is logged like one by its address.
            var open = context.RequestServices.GetRequiredService<OpenRoomByAddress>();
            return MessageEndpoints.Answer(
                (await open.HandleAsync(actor, new PublicId(at.Room), context.RequestAborted)).Refusal ?? MessageRefusals.RoomNotFound);
        }

        if (read.Messages is not [var message])
        {
            return MessageEndpoints.Answer(MessageRefusals.MessageNotFound);
        }

        var author = (await people.OfAsync([message.Author], context.RequestAborted)).GetValueOrDefault(message.Author);
        return Results.Json(new { name = author?.DisplayName ?? "", line = MessageQuote.LineOf(message) });
    }
}
