using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Controls;

/// <summary>The buttons that open a drawer on a narrow screen; <c>shell/drawers.js</c> listens to them.</summary>
internal static class DrawerButton
{
    /// <summary>Opens the main navigation below 720 px.</summary>
    public static RenderFragment Navigation { get; } = Of("nav", "only-s", MudBlazor.Icons.Material.Outlined.Menu, () => Words.Nav_Open);

    /// <summary>Opens the users list below 1100 px.</summary>
    public static RenderFragment Users { get; } = Of("side", "only-m", MudBlazor.Icons.Material.Outlined.People, () => Words.Users_Title);

    private static RenderFragment Of(string drawer, string from, string drawing, Func<string> label) => builder =>
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "class", $"ib {from}");
        builder.AddAttribute(2, "type", "button");
        builder.AddAttribute(3, "data-opens", drawer);
        builder.AddAttribute(4, "aria-label", label());
        builder.AddAttribute(5, "title", label());
        builder.AddContent(6, Icon.Of(drawing));
        builder.CloseElement();
    };
}
