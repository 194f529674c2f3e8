using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.People;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Administration;

/// <summary>Names in the rows of a grid, with what tells them apart from names that only look like them.</summary>
internal static class Named
{
    /// <summary>How many users.</summary>
    public static string Users(int count) => count == 1 ? Words.Users_One : Words.Users_Count.With(count);

    /// <summary>A company: its tile, its name and whether it is the host.</summary>
    public static RenderFragment Company(CompanyRow company) => builder =>
    {
        builder.AddContent(0, Face.OfCompany(company.Name, company.PublicId));
        builder.AddContent(1, Name(company.Name));
        if (company.IsHost)
        {
            builder.OpenElement(2, "span");
            builder.AddAttribute(3, "class", "chip");
            builder.AddContent(4, Words.Company_Host);
            builder.CloseElement();
        }
    };

    /// <summary>A user's name, with the menu that it has everywhere.</summary>
    public static RenderFragment User(Person user) => builder =>
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "class", "nm cut");
        builder.AddAttribute(2, "type", "button");
        builder.AddAttribute(3, "data-menu", UserMenu.Of(user));
        builder.AddAttribute(4, "data-menu-button", true);
        builder.AddAttribute(5, "aria-haspopup", "menu");
        builder.AddAttribute(6, "title", user.DisplayName);
        builder.AddAttribute(7, "dir", "auto");
        builder.AddContent(8, user.DisplayName);
        builder.CloseElement();
        builder.AddContent(9, ScriptMark.Of(user.DisplayName));
    };

    /// <summary>A name on its own, cut with its full text as title; letters of several scripts in one word carry a mark.</summary>
    public static RenderFragment Name(string name, string? @class = null) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", $"cut {@class}");
        builder.AddAttribute(2, "dir", "auto");
        builder.AddAttribute(3, "title", name);
        builder.AddContent(4, name);
        builder.CloseElement();
        builder.AddContent(5, ScriptMark.Of(name));
    };
}
