namespace EnterpriseChat.Web.Shell;

/// <summary>Sets the status of the first response from a page; a live page has none.</summary>
internal static class FirstResponse
{
    /// <summary>
    /// Answers with a status and the page's own content. It is set when the response starts: a 404 that the renderer sees earlier would be
    /// left empty for another page.
    /// </summary>
    public static void AnswerWith(this HttpContext? context, int status)
    {
        if (context is { Response.HasStarted: false })
        {
            context.Response.OnStarting(() =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            });
        }
    }
}
