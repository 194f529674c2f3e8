using System.Text.Encodings.Web;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.People;

/// <summary>
/// The rows of the lists of people. The row itself is an element of its list, so it keeps its place and the focus; what stands in it is one
/// string for all who look. Four frames a row: long lists of them are what a page holds most of.
/// </summary>
internal static class PersonRow
{
    private static readonly PersonMarkup<(bool IsOnline, bool IsMe)> Rows = new((person, look) => FullMarkup(person, look.IsOnline, look.IsMe));
    private static readonly PersonMarkup<bool> Lines = new(ShortMarkup);

    /// <summary>A row of two lines: face, name, and below the presence with the status text.</summary>
    public static RenderFragment<Person> Full(bool isOnline, UserId reader) => person => builder =>
    {
        builder.OpenElement(0, "div");
        builder.SetKey(person.Id);
        builder.AddAttribute(1, "role", "listitem");
        builder.AddMarkupContent(2, Rows.Of(person, (isOnline, person.Id == reader)));
        builder.CloseElement();
    };

    /// <summary>A row of one line: face, name and presence; <c>Online</c> is only said, the others are also shown.</summary>
    public static RenderFragment<Person> Short { get; } = person => builder =>
    {
        builder.OpenElement(0, "div");
        builder.SetKey(person.Id);
        builder.AddAttribute(1, "role", "listitem");
        builder.AddMarkupContent(2, Lines.Of(person, true));
        builder.CloseElement();
    };

    private static string FullMarkup(Person person, bool isOnline, bool isMe)
    {
        var name = HtmlEncoder.Default.Encode(person.DisplayName);
        var you = isMe ? $"<span class=\"t3\"> {HtmlEncoder.Default.Encode(Words.You)}</span>" : "";
        var line = HtmlEncoder.Default.Encode(Presences.Line(person, isOnline));
        return $"{Face.Markup(person, isOnline, null)}<div class=\"grow\"><div class=\"nm cut\" title=\"{name}\"><span dir=\"auto\">{name}</span>{you}</div><div class=\"sx cut\">{line}</div></div>";
    }

    private static string ShortMarkup(Person person, bool isOnline)
    {
        var name = HtmlEncoder.Default.Encode(person.DisplayName);
        var word = HtmlEncoder.Default.Encode(Presences.Word(person, isOnline));
        var look = isOnline && person.Status == ChosenStatus.Online ? "sr" : "meta";
        return $"{Face.Markup(person, isOnline, "sm")}<span class=\"cut grow\" dir=\"auto\" title=\"{name}\">{name}</span><span class=\"{look}\">{word}</span>";
    }
}
