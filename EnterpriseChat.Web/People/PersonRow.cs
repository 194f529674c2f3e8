using System.Text.Encodings.Web;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EnterpriseChat.Web.People;

/// <summary>
/// The rows of the lists of people. The row itself is an element of its list, so it keeps its place and the focus; what stands in it is one
/// string for all who look. Five frames a row: long lists of them are what a page holds most of.
/// </summary>
internal static class PersonRow
{
    private static readonly PersonMarkup<(bool IsOnline, bool IsMe)> Rows = new((person, look) => FullMarkup(person, look.IsOnline, look.IsMe));
    private static readonly PersonMarkup<bool> Lines = new(ShortMarkup);

    /// <summary>A row of two lines: face, name, and below the presence with the status text.</summary>
    public static RenderFragment<Person> Full(bool isOnline, UserId reader) => person => Item(person, Rows.Of(person, (isOnline, person.Id == reader)));

    /// <summary>A row of one line: face, name and presence; <c>Online</c> is only said, the others are also shown.</summary>
    public static RenderFragment<Person> Short { get; } = person => Item(person, Lines.Of(person, true));

    private static RenderFragment Item(Person person, string row) => builder =>
    {
        builder.OpenElement(0, "div");
        builder.SetKey(person.Id);
        builder.AddAttribute(1, "role", "listitem");
        builder.AddAttribute(2, "data-menu", UserMenu.Of(person));
        builder.AddMarkupContent(3, row);
        builder.CloseElement();
    };

    private static string FullMarkup(Person person, bool isOnline, bool isMe)
    {
        var you = isMe ? $"<span class=\"t3\"> {HtmlEncoder.Default.Encode(Words.You)}</span>" : "";
        var line = Presences.LineMarkup(person, isOnline);
        var title = HtmlEncoder.Default.Encode(Presences.Line(person, isOnline));
        return $"{Face.Markup(person, isOnline, null)}<div class=\"grow\">{Name(person, you, isMe)}<div class=\"sx cut\" title=\"{title}\">{line}</div></div>{More(person, isMe)}";
    }

    private static string ShortMarkup(Person person, bool isOnline)
    {
        var word = HtmlEncoder.Default.Encode(Presences.Word(person, isOnline));
        var look = isOnline && person.Status == ChosenStatus.Online ? "sr" : "meta";
        return $"{Face.Markup(person, isOnline, "sm")}{Name(person, "", isMe: false)}<span class=\"{look}\">{word}</span>{More(person, isMe: false)}";
    }

    /// <summary>The name opens the chat with that person, one's own what others read of one.</summary>
    private static string Name(Person person, string behind, bool isMe)
    {
        var name = HtmlEncoder.Default.Encode(person.DisplayName);
        var tells = isMe ? UserMenus.Information : UserMenus.Chat;
        return $"<button class=\"nm cut\" type=\"button\" data-tell=\"people\" value=\"{tells} {person.PublicId}\" title=\"{name}\"><span dir=\"auto\">{name}</span>{behind}</button>";
    }

    /// <summary>The same menu as by right click; by keyboard it is the name's, so that a row is one stop.</summary>
    private static string More(Person person, bool isMe)
    {
        var label = HtmlEncoder.Default.Encode(isMe ? Words.Menu_Own : Words.Menu_Of.With(person.DisplayName));
        return $"<button class=\"ib more\" type=\"button\" tabindex=\"-1\" data-menu-button aria-haspopup=\"menu\" aria-label=\"{label}\" title=\"{label}\">"
            + $"<svg class=\"i\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{Icons.Material.Outlined.MoreVert}</svg></button>";
    }
}
