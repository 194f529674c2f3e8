using System.Globalization;

namespace EnterpriseChat.Domain.Access;

/// <summary>How an access list stands in the log: kind and key of each, in order, so that the same list is always the same text.</summary>
internal static class AccessTrace
{
    /// <summary>As <c>company:1</c>, <c>group:2</c>, <c>user:3</c>.</summary>
    public static IEnumerable<string> Of(IEnumerable<Grant> grants) =>
        grants.OrderBy(g => g.Kind).ThenBy(g => g.Subject)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Kind.ToString().ToLowerInvariant()}:{g.Subject}"));
}
