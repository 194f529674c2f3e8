namespace EnterpriseChat.Web.People;

/// <summary>The zones that a person can choose: those of places, as the IANA list names them.</summary>
internal static class TimeZones
{
    private static readonly (string Value, string Name)[] OfPlaces =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId && (z.Id == "UTC" || z.Id.Contains('/', StringComparison.Ordinal)) && !z.Id.StartsWith("Etc/", StringComparison.Ordinal))
            .Select(z => z.Id).Order(StringComparer.Ordinal).Select(id => (id, id.Replace('_', ' '))),
    ];

    /// <summary>Those, and what is chosen already.</summary>
    public static IEnumerable<(string Value, string Name)> Of(string chosen) =>
        OfPlaces.Any(z => z.Value == chosen) ? OfPlaces : OfPlaces.Prepend((chosen, chosen.Length == 0 ? Words.User_OfTheBrowser : chosen));
}
