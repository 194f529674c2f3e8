using System.Text.Encodings.Web;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.People;

/// <summary>The face of a person, with the dot of their presence: decoration only, the name stands beside it.</summary>
internal static class Face
{
    private static readonly PersonMarkup<(bool? IsOnline, string? Class)> Made = new((person, look) => Markup(person, look.IsOnline, look.Class));

    /// <summary>In the place of somebody who is not known.</summary>
    public static RenderFragment Nobody { get; } = builder => builder.AddMarkupContent(0, "<span class=\"av a0\" aria-hidden=\"true\"></span>");

    /// <summary>The face.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="isOnline">Whether to show a presence dot, and which.</param>
    /// <param name="class">Size, such as <c>sm</c>.</param>
    public static RenderFragment Of(Person person, bool? isOnline = null, string? @class = null) =>
        builder => builder.AddMarkupContent(0, Made.Of(person, (isOnline, @class)));

    /// <summary>The tile of a company: people are round, companies square.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="id">What its colour follows from.</param>
    public static RenderFragment OfCompany(string name, PublicId id)
    {
        var markup = $"<span class=\"av sm sq a{Initials.Colour(id)}\" aria-hidden=\"true\">{HtmlEncoder.Default.Encode(Initials.First(name.Trim()))}</span>";
        return builder => builder.AddMarkupContent(0, markup);
    }

    /// <summary>Its markup, for rows that are markup as a whole.</summary>
    public static string Markup(Person person, bool? isOnline, string? @class)
    {
        var initials = HtmlEncoder.Default.Encode(Initials.Of(person.DisplayName));
        var dot = isOnline is { } online ? Presences.Drawing(person, online) : "";
        return $"<span class=\"av {@class} a{Initials.Colour(person.PublicId)}\" aria-hidden=\"true\">{initials}{dot}</span>";
    }
}
