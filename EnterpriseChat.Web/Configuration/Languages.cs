using System.Globalization;
using EnterpriseChat.Domain.People;

namespace EnterpriseChat.Web.Configuration;

/// <summary>The languages whose words are complete.</summary>
internal static class Languages
{
    /// <summary>English, whoever asks; each further language adds itself here with its resources.</summary>
    public static RequestLocalizationOptions Options { get; } =
        new RequestLocalizationOptions { ApplyCurrentCultureToResponseHeaders = true }
            .SetDefaultCulture("en-GB").AddSupportedCultures("en-GB").AddSupportedUICultures("en-GB");

    /// <summary>What a person can choose: those, and what is chosen already.</summary>
    public static IEnumerable<(string Value, string Name)> Of(string chosen) =>
        Options.SupportedUICultures!.Select(c => c.Name).Union([chosen]).Select(tag => (tag, NameOf(tag)));

    private static string NameOf(string tag) =>
        tag.Length == 0 ? Words.User_OfTheBrowser : PeopleRefusals.IsLanguage(tag) ? CultureInfo.GetCultureInfo(tag).NativeName : tag;
}
