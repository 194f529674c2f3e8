using System.Text.Encodings.Web;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.People;

/// <summary>How a presence is shown: never by colour alone.</summary>
internal static class Presences
{
    /// <summary>Class of the dot.</summary>
    public static string Class(Person person, bool isOnline) => isOnline ? person.Status.ToString().ToLowerInvariant() : "offline";

    /// <summary>The word.</summary>
    public static string Word(Person person, bool isOnline) => !isOnline
        ? Words.Presence_Offline
        : person.Status switch
        {
            ChosenStatus.Busy => Words.Presence_Busy,
            ChosenStatus.Away => Words.Presence_Away,
            _ => Words.Presence_Online,
        };

    /// <summary>The word, and the status text behind it.</summary>
    public static string Line(Person person, bool isOnline) => Line(Word(person, isOnline), person.StatusText);

    /// <summary>The same as markup, in which a status text cannot turn the direction of what stands around it.</summary>
    public static string LineMarkup(Person person, bool isOnline) => Line(
        HtmlEncoder.Default.Encode(Word(person, isOnline)),
        person.StatusText.Length == 0 ? "" : $"<bdi>{HtmlEncoder.Default.Encode(person.StatusText)}</bdi>");

    /// <summary>The same as a part of a page.</summary>
    public static RenderFragment LineOf(Person person, bool isOnline)
    {
        var markup = LineMarkup(person, isOnline);
        return builder => builder.AddMarkupContent(0, markup);
    }

    private static string Line(string word, string text) => text.Length == 0 ? word : Words.Presence_Line.With(word, text);

    /// <summary>The dot by itself, beside its word.</summary>
    public static RenderFragment Dot(Person person, bool isOnline)
    {
        var markup = Drawing(person, isOnline);
        return builder => builder.AddMarkupContent(0, markup);
    }

    /// <summary>The dot as markup.</summary>
    public static string Drawing(Person person, bool isOnline) =>
        $"<svg class=\"st {Class(person, isOnline)}\" viewBox=\"0 0 10 10\" fill=\"currentColor\" aria-hidden=\"true\"><path fill-rule=\"evenodd\" d=\"{Shape(person, isOnline)}\" /></svg>";

    /// <summary>The drawing of the dot in a box of 10 by 10: disc, disc with bar, crescent, ring.</summary>
    public static string Shape(Person person, bool isOnline) => !isOnline
        ? "M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0zm0 1.9a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2z"
        : person.Status switch
        {
            ChosenStatus.Busy => "M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0zM2 4.1h6v1.8H2z",
            ChosenStatus.Away => "M5.6.04A5 5 0 1 0 9.96 5.6 3.9 3.9 0 0 1 5.6.04z",
            _ => "M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0z",
        };
}
