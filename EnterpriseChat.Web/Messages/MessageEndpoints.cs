using System.Text.Json;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Configuration;
using EnterpriseChat.Web.SignIn;

namespace EnterpriseChat.Web.Messages;

/// <summary>What people write comes by these two requests, so that it does not depend on a circuit (design.md section 5).</summary>
internal static class MessageEndpoints
{
    /// <summary>The longest legal message, each character escaped, with room for the rest; beyond it nothing is read.</summary>
    private const int LargestBody = 128 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Maps posting a message and keeping a draft.</summary>
    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/rooms/{room}/messages", PostAsync);
        app.MapPut("/api/v1/rooms/{room}/draft", SaveDraftAsync);
        app.MapMentions();
        app.MapEdits();
        app.MapLine();
        app.MapFiles();
    }

    private static async Task<IResult> PostAsync(
        string room, HttpContext context, SameOrigin sameOrigin, PeopleDirectory people, PostInChat post, CancellationToken cancellation)
    {
        var (body, actor, refused) = await ReadAsync<MessageBody>(context, sameOrigin, people, b => b.User, cancellation);
        if (refused is not null)
        {
            return refused;
        }

        var message = new NewMessage(new PublicId(room), body!.ClientId ?? "", body.Text ?? "")
        {
            ConfirmsHere = body.ConfirmHere,
            ReplyTo = body.ReplyTo,
            Files = [.. (body.Files ?? []).Take(FileLimits.MostOfMessage + 1).Select(id => new PublicId(id ?? ""))],
        };
        var outcome = await post.HandleAsync(actor!, message, cancellation);
        return outcome.IsDone
            ? Results.Json(new { number = outcome.Value.Number }, statusCode: outcome.Value.IsRepeated ? StatusCodes.Status200OK : StatusCodes.Status201Created)
            : Answer(outcome.Refusal!);
    }

    private static async Task<IResult> SaveDraftAsync(
        string room, HttpContext context, SameOrigin sameOrigin, PeopleDirectory people, Drafts drafts, CancellationToken cancellation)
    {
        var (body, actor, refused) = await ReadAsync<DraftBody>(context, sameOrigin, people, b => b.User, cancellation);
        if (refused is not null)
        {
            return refused;
        }

        var outcome = await drafts.SaveAsync(actor!, new PublicId(room), body!.Text ?? "", body.TypedAt?.UtcDateTime ?? DateTime.MaxValue, cancellation);
        return outcome.IsDone ? Results.Json(new { typedAt = outcome.Value.ToString("O") }) : Answer(outcome.Refusal!);
    }

    /// <summary>Reads a body and checks, before anything of it counts, where it comes from and who wrote it.</summary>
    internal static async Task<(T? Body, Actor? Actor, IResult? Refused)> ReadAsync<T>(
        HttpContext context, SameOrigin sameOrigin, PeopleDirectory people, Func<T, string?> user, CancellationToken cancellation)
        where T : class
    {
        if (!sameOrigin.Is(context.Request))
        {
            return (null, null, Results.StatusCode(StatusCodes.Status403Forbidden));
        }

        if (context.User.Actor() is not { } actor)
        {
            return (null, null, Answer(Domain.Storage.StorageRefusals.SignedOut));
        }

        var (body, isTooLarge) = await ParseAsync<T>(context.Request, cancellation);
        if (body is null)
        {
            return (null, null, isTooLarge ? Answer(MessageRefusals.TooLong(LargestBody)) : Results.StatusCode(StatusCodes.Status400BadRequest));
        }

        // A queue in a browser's storage must never be sent by the next person who signs in there.
        var me = (await people.OfAsync([actor.Me], cancellation)).GetValueOrDefault(actor.Me);
        return me is null || user(body) != me.PublicId.Value ? (null, null, Answer(MessageRefusals.OtherUser)) : (body, actor, null);
    }

    /// <summary>The body of a request; null when it is none, or is larger than allowed.</summary>
    internal static async Task<(T? Body, bool IsTooLarge)> ParseAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await BodyText.ReadAsync(request, LargestBody, cancellation) is { } text ? (JsonSerializer.Deserialize<T>(text, Json), false) : (null, true);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            // No message, or one whose browser went away in the middle of it: it will be sent again, whole.
            return (null, false);
        }
    }

    /// <summary>A refusal as an answer: its status, code and sentence, and what goes with it.</summary>
    internal static IResult Answer(Refusal refusal)
    {
        var status = refusal switch
        {
            TooFast or TooManyFilesAtOnce => StatusCodes.Status429TooManyRequests,
            _ => refusal.Code switch
            {
                "signed-out" => StatusCodes.Status401Unauthorized,
                "unavailable" => StatusCodes.Status503ServiceUnavailable,
                "room" or "message" or "file" or "issue" => StatusCodes.Status404NotFound,
                "not-own" => StatusCodes.Status403Forbidden,
                "other-user" or "unreachable" or "here" or "changed" or "deleted" or "files" => StatusCodes.Status409Conflict,
                "too-long" or "too-large" => StatusCodes.Status413PayloadTooLarge,
                _ => StatusCodes.Status422UnprocessableEntity,
            },
        };
        return Results.Json(
            new
            {
                code = refusal.Code,
                sentence = refusal.Sentence,
                retryAfterSeconds = (refusal as TooFast)?.RetryAfterSeconds ?? (refusal as TooManyFilesAtOnce)?.Seconds,
                people = (refusal as HereAsks)?.People,
                text = (refusal as MessageChangedMeanwhile)?.Text,
                revision = (refusal as MessageChangedMeanwhile)?.Revision,
            },
            statusCode: status);
    }

    private sealed record MessageBody(string? ClientId, string? User, string? Text, bool ConfirmHere, long? ReplyTo, string?[]? Files);

    private sealed record DraftBody(string? User, string? Text, DateTimeOffset? TypedAt);
}
