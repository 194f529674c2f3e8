using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EnterpriseChat.Web.Messages;

/// <summary>Draws what went out with a message: pictures side by side, other files below one another. <c>messages/attach-draw.js</c> draws the same.</summary>
internal static class MessageFiles
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>The files; null when there are none.</summary>
    public static RenderFragment? Of(MessageView message) => message.Files.IsEmpty ? null : builder => builder.AddMarkupContent(0, Markup(message));

    /// <summary>What a message says in one line: its first line, or what its files are called where it says nothing.</summary>
    public static string FirstLine(MessageView message) =>
        message.Text.FirstLine.Length > 0 || message.Files.IsEmpty ? message.Text.FirstLine
        : message.Files is [var one] ? one.Name
        : Words.Files_Count.With(message.Files.Length);

    private static string Markup(MessageView message)
    {
        var markup = new StringBuilder("<div class=\"sent\">");
        foreach (var picture in message.Files.Where(f => f.IsPicture))
        {
            markup.Append(
                CultureInfo.InvariantCulture, $"<a class=\"shot\" {Link(picture)}><img src=\"{FileEndpoints.Path}/{picture.PublicId}/thumbnail\" alt=\"\" decoding=\"async\"></a>");
        }

        foreach (var file in message.Files.Where(f => !f.IsPicture))
        {
            var name = HtmlEncoder.Default.Encode(file.Name);
            markup.Append(
                CultureInfo.InvariantCulture,
                $"<a class=\"fl\" {Link(file)}><span class=\"th\">{Icon.Markup(Icons.Material.Outlined.Description)}</span><span class=\"grow\"><span class=\"cut\" dir=\"auto\">{name}</span><span class=\"meta num\">{HtmlEncoder.Default.Encode(About(file))}</span></span>{Icon.Markup(Icons.Material.Outlined.FileDownload)}</a>");
        }

        return markup.Append("</div>").ToString();
    }

    /// <summary>Named as the file; what it is besides is its description.</summary>
    private static string Link(FileView file)
    {
        var name = HtmlEncoder.Default.Encode(file.Name);
        return $"href=\"{FileEndpoints.Path}/{file.PublicId}\" download=\"{name}\" aria-label=\"{name}\" title=\"{HtmlEncoder.Default.Encode($"{file.Name}, {About(file)}")}\"";
    }

    private static string About(FileView file)
    {
        var ending = System.IO.Path.GetExtension(file.Name).TrimStart('.').ToUpperInvariant();
        return ending.Length is 0 or > 8 ? Size(file.Size) : Words.Files_About.With(Size(file.Size), ending);
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1024 => Words.Files_Bytes.With(bytes),
        < 1024 * 1000 => Words.Files_Kilobytes.With((bytes / 1024d).ToString("0", CultureInfo.CurrentCulture)),
        _ => Words.Files_Megabytes.With((bytes / Megabyte).ToString("0.#", CultureInfo.CurrentCulture)),
    };
}
