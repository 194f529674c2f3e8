
namespace EnterpriseChat.Web.Configuration;

/// <summary>The languages whose words are complete.</summary>
internal static class Languages
{
    /// <summary>English, whoever asks; each further language adds itself here with its resources.</summary>
    public static RequestLocalizationOptions Options { get; } =
        new RequestLocalizationOptions { ApplyCurrentCultureToResponseHeaders = true }
            .SetDefaultCulture("en-GB").AddSupportedCultures("en-GB").AddSupportedUICultures("en-GB");
}
