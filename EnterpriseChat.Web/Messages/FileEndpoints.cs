using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Configuration;
using EnterpriseChat.Web.SignIn;
using Microsoft.Net.Http.Headers;

namespace EnterpriseChat.Web.Messages;

/// <summary>Attaching files, which come as they are and are never held in memory, and giving them to those who see their message.</summary>
internal static partial class FileEndpoints
{
    /// <summary>Where files are given out.</summary>
    public const string Path = "/files";

    /// <summary>The public id of who attaches, as the page knows it: a browser may be somebody else's by now.</summary>
    private const string UserHeader = "Chat-User";

    /// <summary>The name, percent-encoded; not in the address, which proxies log.</summary>
    private const string NameHeader = "Chat-File-Name";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/rooms/{room}/files", AttachAsync);
        app.MapDelete("/api/v1/files/{file}", RemoveAsync);
        app.MapMethods($"{Path}/{{file}}", Reading, (string file, HttpContext context, OpenFile open) => GiveAsync(file, context, open, isThumbnail: false));
        app.MapMethods($"{Path}/{{file}}/thumbnail", Reading, (string file, HttpContext context, OpenFile open) => GiveAsync(file, context, open, isThumbnail: true));
    }

    private static async Task<IResult> AttachAsync(string room, HttpContext context, AttachFile attach)
    {
        var (actor, refused) = await AskingAsync(context);
        if (refused is not null)
        {
            return refused;
        }

        try
        {
            var name = Uri.UnescapeDataString(context.Request.Headers[NameHeader].ToString());
            var file = new NewFile(new PublicId(room), name, context.Request.ContentLength, context.Request.Body);
            var outcome = await attach.HandleAsync(actor!, file, context.RequestAborted);
            return outcome.IsDone
                ? Results.Json(
                    new { id = outcome.Value.PublicId.Value, name = outcome.Value.Name, size = outcome.Value.Size, isPicture = outcome.Value.IsPicture },
                    statusCode: StatusCodes.Status201Created)
                : MessageEndpoints.Answer(outcome.Refusal!);
        }
        catch (Exception e) when (e is BadHttpRequestException || context.RequestAborted.IsCancellationRequested)
        {
            // The browser went away in the middle of it.
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotStored(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FileEndpoints)), e);
            return MessageEndpoints.Answer(Domain.Storage.StorageRefusals.Unavailable);
        }
    }

    private static async Task<IResult> RemoveAsync(string file, HttpContext context, RemoveFile remove)
    {
        var (actor, refused) = await AskingAsync(context);
        if (refused is not null)
        {
            return refused;
        }

        var outcome = await remove.HandleAsync(actor!, new PublicId(file), context.RequestAborted);
        return outcome.IsDone ? Results.NoContent() : MessageEndpoints.Answer(outcome.Refusal!);
    }

    /// <summary>Who asks for a change, before anything of it is read.</summary>
    private static async Task<(Actor? Actor, IResult? Refused)> AskingAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (!services.GetRequiredService<SameOrigin>().Is(context.Request))
        {
            return (null, Results.StatusCode(StatusCodes.Status403Forbidden));
        }

        if (context.User.Actor() is not { } actor)
        {
            return (null, MessageEndpoints.Answer(Domain.Storage.StorageRefusals.SignedOut));
        }

        var me = (await services.GetRequiredService<PeopleDirectory>().OfAsync([actor.Me], context.RequestAborted)).GetValueOrDefault(actor.Me);
        return me is null || context.Request.Headers[UserHeader] != me.PublicId.Value
            ? (null, MessageEndpoints.Answer(MessageRefusals.OtherUser))
            : (actor, null);
    }

    /// <summary>
    /// Gives a file or its thumbnail, whole: no tag and no range, so that a browser asks the door each time and never keeps an answer. Whoever
    /// may not have it, somebody signed out too, gets the empty 404 of what never was.
    /// </summary>
    private static async Task GiveAsync(string file, HttpContext context, OpenFile open, bool isThumbnail)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var opened = context.User.Actor() is { } actor ? await open.HandleAsync(actor, new PublicId(file), context.RequestAborted) : FileRefusals.NotFound;
        if (opened.Refusal is TooFast wait)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            headers.RetryAfter = wait.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return;
        }

        var content = opened.IsDone && (isThumbnail ? opened.Value.Thumbnail : opened.Value.Content) is { } path ? new FileInfo(path) : null;
        if (content is not { Exists: true })
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // The browser is never asked to open it: what is in it was made by somebody.
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(opened.Value.Name);
        headers.ContentDisposition = disposition.ToString();
        context.Response.ContentType = isThumbnail ? "image/webp" : "application/octet-stream";
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.SendFileAsync(content.FullName, context.RequestAborted);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2701, LogLevel.Error, "A file that somebody attached could not be stored.")]
        public static partial void NotStored(ILogger log, Exception exception);
    }
}
