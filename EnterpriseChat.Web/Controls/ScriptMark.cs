using EnterpriseChat.Domain;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Controls;

/// <summary>The mark of a name that mixes letters of several scripts in one word, so that it can look like another name.</summary>
internal static class ScriptMark
{
    /// <summary>The mark; nothing for a name that needs none.</summary>
    public static RenderFragment? Of(string name) => !TextRules.MixesScripts(name) ? null : builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "chip warn");
        builder.AddContent(2, Icon.Of(MudBlazor.Icons.Material.Outlined.WarningAmber));
        builder.AddContent(3, Words.Name_MixesScripts);
        builder.CloseElement();
    };
}
