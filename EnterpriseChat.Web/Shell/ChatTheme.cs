using MudBlazor;

namespace EnterpriseChat.Web.Shell;

/// <summary>
/// MudBlazor's sizes and type in the values of tokens.css. Its palette refers to the tokens in mud.css, so that light and dark follow
/// <c>data-theme</c> without a second list of colours.
/// </summary>
internal static class ChatTheme
{
    /// <summary>The theme.</summary>
    public static MudTheme Theme { get; } = new()
    {
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "14.5rem", DrawerWidthRight = "17rem", AppbarHeight = "3rem" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = ["Inter Variable", "Segoe UI", "Roboto", "sans-serif"], FontSize = ".8125rem", LineHeight = "1.25rem", LetterSpacing = "-.003em" },
        },
    };
}
