namespace EnterpriseChat.Web.Configuration;

/// <summary>
/// The headers of every answer: one strict content security policy without inline script or eval.
/// Styles need <c>unsafe-inline</c>, since MudBlazor writes a style element and style attributes.
/// </summary>
internal sealed class PageSecurity(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; media-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Sets the headers, before anything is written.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // A file has a policy of its own, which allows nothing at all.
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            if (MayHaveOpener(context.Request))
            {
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
            }

            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>
    /// Whether another site may hold on to the window. One that its user opened by hand, and one that came from a page of ours, have nobody to be
    /// cut off from, and the cut costs the browser a new process.
    /// </summary>
    private static bool MayHaveOpener(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is not ("none" or "same-origin");
}
