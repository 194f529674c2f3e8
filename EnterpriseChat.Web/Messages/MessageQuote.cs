using System.Text.Encodings.Web;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;
using MudBlazor;

namespace EnterpriseChat.Web.Messages;

/// <summary>What a message answers, as it is now: one line that leads there.</summary>
/// <param name="Message">What it answers.</param>
/// <param name="Author">Who wrote that.</param>
/// <param name="Room">Public id of the room.</param>
internal sealed record MessageQuote(MessageView Message, Person? Author, string Room)
{
    /// <summary>What a quote says of a message.</summary>
    public static string LineOf(MessageView message) => message.IsDeleted ? Words.Message_Deleted : MessageFiles.FirstLine(message);

    /// <summary>The line.</summary>
    public void Draw(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
    {
        var name = HtmlEncoder.Default.Encode(Author?.DisplayName ?? "");
        var text = HtmlEncoder.Default.Encode(LineOf(Message));
        builder.AddMarkupContent(
            0,
            $"<a class=\"rq\" href=\"/chat/{Room}/{Message.Number}\" title=\"{Words.Message_GoTo}\">{Icon.Markup(Icons.Material.Outlined.Reply)}"
            + $"<b dir=\"auto\">{name}</b><span class=\"cut\" dir=\"auto\">{text}</span></a>");
    }
}
