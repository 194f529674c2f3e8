using System.Globalization;
using EnterpriseChat.Domain;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Chat;

/// <summary>How unread numbers are drawn and said.</summary>
internal static class Unread
{
    /// <summary>As drawn: 99+ from 100.</summary>
    public static string Shown(long count) => count > 99 ? "99+" : count.ToString(CultureInfo.CurrentCulture);

    /// <summary>As said: the real number.</summary>
    public static string Said(long count) => count == 1 ? Words.Unread_One : Words.Unread.With(count);

    /// <summary>The number and, for assistive technology, its words; nothing for 0.</summary>
    /// <param name="count">The number.</param>
    /// <param name="id">Id of the words, for the description of the control that they belong to.</param>
    /// <param name="isQuiet">Whether it is in no sum: grey.</param>
    public static RenderFragment Badge(long count, string id, bool isQuiet = false) => builder =>
    {
        if (count > 0)
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "class", isQuiet ? "badge mute" : "badge");
            builder.AddAttribute(2, "aria-hidden", "true");
            builder.AddContent(3, Shown(count));
            builder.CloseElement();
            builder.OpenElement(4, "span");
            builder.AddAttribute(5, "class", "sr");
            builder.AddAttribute(6, "id", id);
            builder.AddContent(7, Said(count));
            builder.CloseElement();
        }
    };
}
