using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace EnterpriseChat.Web.Controls;

/// <summary>One of MudBlazor's icons as plain markup: <c>MudIcon</c> costs a component with ten parameters each.</summary>
public sealed class Icon : ComponentBase
{
    /// <summary>The drawing, such as <c>Icons.Material.Outlined.Send</c>.</summary>
    [Parameter]
    [EditorRequired]
    public string Of { get; set; } = "";

    /// <summary>A further class, such as <c>sm</c>.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddMarkupContent(0, $"<svg class=\"i {Class}\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{Of}</svg>");
    }
}
