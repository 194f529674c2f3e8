using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Configuration;
using EnterpriseChat.Web.People;
using EnterpriseChat.Web.SignIn;

namespace EnterpriseChat.Web.Messages;

/// <summary>
/// What completes an @ in the composer: asked by the composer itself, so that a key waits for no circuit. Each answer is the rule's of that
/// moment and is kept by nobody.
/// </summary>
internal static class MentionEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapMentions(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/rooms/{room}/mentions", OfferAsync)
        .AddEndpointFilter(async (call, next) => call.HttpContext.RequestServices.GetRequiredService<SameOrigin>().Is(call.HttpContext.Request)
            ? await next(call)
            : Results.StatusCode(StatusCodes.Status403Forbidden));

    private static async Task<IResult> OfferAsync(
        string room, HttpContext context, MentionOffer offer, OpenRoomByAddress rooms, CancellationToken cancellation)
    {
        if (context.User.Actor() is not { } actor)
        {
            return MessageEndpoints.Answer(Domain.Storage.StorageRefusals.SignedOut);
        }

        context.Response.Headers.CacheControl = "no-store";
        var named = new PublicId(room);
        if (await offer.OfAsync(actor.Me, named, context.Request.Query["begin"].ToString(), cancellation) is { } offered)
        {
            return Results.Json(new { people = offered.People.Select(Row), here = offered.HasHere });
        }

        // A try at a room that one cannot see is logged like one by its address.
        return MessageEndpoints.Answer((await rooms.HandleAsync(actor, named, cancellation)).Refusal ?? MessageRefusals.RoomNotFound);
    }

    /// <summary>What the list draws: nothing of a person that the users list does not show, but the user name.</summary>
    private static object Row(OfferedPerson offered)
    {
        var (person, isOnline) = offered;
        return new
        {
            userName = person.UserName,
            name = person.DisplayName,
            initials = Initials.Of(person.DisplayName),
            colour = Initials.Colour(person.PublicId),
            status = Presences.Class(person, isOnline),
            shape = Presences.Shape(person, isOnline),
            word = Presences.Word(person, isOnline),
            mark = TextRules.MixesScripts(person.DisplayName) || TextRules.MixesScripts(person.UserName) ? Words.Name_MixesScripts : null,
        };
    }
}
