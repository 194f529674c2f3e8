using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Controls;

/// <summary>
/// MudBlazor's icons as plain markup inside the part that shows them: a component of its own costs a circuit 6 KiB, and <c>MudIcon</c> more.
/// </summary>
internal static class Icon
{
    private static readonly ConcurrentDictionary<(string Drawing, string? Class), RenderFragment> Made = new();

    /// <summary>An icon; decoration only, what it means always stands beside it in words.</summary>
    /// <param name="drawing">The drawing, such as <c>Icons.Material.Outlined.Send</c>.</param>
    /// <param name="class">A further class, such as <c>sm</c>.</param>
    public static RenderFragment Of(string drawing, string? @class = null) => Made.GetOrAdd((drawing, @class), icon =>
    {
        var markup = Markup(icon.Drawing, icon.Class);
        return builder => builder.AddMarkupContent(0, markup);
    });

    /// <summary>The same for what is put together as one string of markup.</summary>
    public static string Markup(string drawing, string? @class = null) => $"<svg class=\"i {@class}\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{drawing}</svg>";
}
