namespace EnterpriseChat.Web.Configuration;

/// <summary>Whether a request comes from our own page, for what antiforgery tokens do not cover: the live connection and JSON bodies.</summary>
internal sealed class SameOrigin(ChatOptions options)
{
    /// <summary>
    /// Whether the browser says so: by fetch metadata, or by an Origin that is ours. A request with neither is not from a page.
    /// </summary>
    public bool Is(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
        {
            return IsOurs(request, origin);
        }

        return request.Headers["Sec-Fetch-Site"] == "same-origin";
    }

    private bool IsOurs(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (options.PublicAddress is { } address
            ? Uri.Compare(uri, address, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
            : uri.Scheme == request.Scheme && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
