using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Configuration;
using EnterpriseChat.Web.SignIn;

namespace EnterpriseChat.Web.Messages;

/// <summary>A message as it was typed, to be copied or changed, and its change: like posting by requests, so that neither depends on a circuit.</summary>
internal static class EditEndpoints
{
    private const string Address = "/api/v1/rooms/{room}/messages/{number:long}";

    /// <summary>Maps both.</summary>
    public static void MapEdits(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ReadAsync);
        app.MapPut(Address, EditAsync);
    }

    private static async Task<IResult> ReadAsync([AsParameters] MessageAddress at, HttpContext context, MessageSource source, OpenRoomByAddress rooms)
    {
        if (context.User.Actor() is not { } actor)
        {
            return MessageEndpoints.Answer(Domain.Storage.StorageRefusals.SignedOut);
        }

        context.Response.Headers.CacheControl = "no-store";
        var versions = await source.VersionsAsync(actor.Me, new PublicId(at.Room), at.Number, context.RequestAborted);
        return versions switch
        {
            [var present, ..] => Results.Json(new { text = present.Text, revision = present.Revision }),
            [] => MessageEndpoints.Answer(MessageRefusals.MessageNotFound),

            // A try at a room that one cannot see is logged like one by its address.
            _ => MessageEndpoints.Answer(
                (await rooms.HandleAsync(actor, new PublicId(at.Room), context.RequestAborted)).Refusal ?? MessageRefusals.RoomNotFound),
        };
    }

    private static async Task<IResult> EditAsync([AsParameters] MessageAddress at, HttpContext context, PeopleDirectory people, EditMessage edit)
    {
        var sameOrigin = context.RequestServices.GetRequiredService<SameOrigin>();
        var (body, actor, refused) = await MessageEndpoints.ReadAsync<EditBody>(context, sameOrigin, people, b => b.User, context.RequestAborted);
        if (refused is not null)
        {
            return refused;
        }

        var outcome = await edit.HandleAsync(actor!, new MessageEdit(new PublicId(at.Room), at.Number, body!.Revision, body.Text ?? ""), context.RequestAborted);
        return outcome.IsDone ? Results.Json(new { revision = outcome.Value }) : MessageEndpoints.Answer(outcome.Refusal!);
    }

    private sealed record EditBody(string? User, int Revision, string? Text);
}
