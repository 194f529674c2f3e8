using System.Text.Encodings.Web;
using EnterpriseChat.Domain;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Controls;

/// <summary>An entry in the list in which it stands now.</summary>
/// <param name="entry">The entry.</param>
/// <param name="order">Its place among all entries, which is the order of both lists.</param>
internal sealed class TransferRow(TransferEntry entry, int order)
{
    /// <summary>The entry.</summary>
    public TransferEntry Entry { get; } = entry;

    /// <summary>Its place in the list that shows it.</summary>
    public int At { get; set; }

    /// <summary>What filters and typed letters look for; made once, when the first of them asks.</summary>
    public string Sought => field ??= TextRules.Sought(Entry.Name);

    /// <summary>
    /// Draws the rows of a list. What is picked stands in <c>data-picked</c>; <c>controls/transfer-part.js</c> makes <c>aria-selected</c> of it
    /// and of what the person picked since, so that nobody waits for the server to see a click.
    /// </summary>
    public static RenderFragment<TransferRow> In(TransferSide side) => row => builder =>
    {
        builder.OpenElement(0, "div");
        builder.SetKey(row.Entry.Key);
        builder.AddAttribute(1, "role", "option");
        builder.AddAttribute(2, "aria-setsize", side.Shown.Count);
        builder.AddAttribute(3, "aria-posinset", row.At + 1);
        builder.AddAttribute(4, "data-key", row.Entry.Key);
        builder.AddAttribute(5, "data-order", row.Order);
        builder.AddAttribute(6, "data-picked", side.IsPicked(row));
        builder.AddMarkupContent(7, row.Markup);
        builder.CloseElement();
    };

    private int Order { get; } = order;

    private string Markup
    {
        get
        {
            var name = HtmlEncoder.Default.Encode(Entry.Name);
            var detail = HtmlEncoder.Default.Encode(Entry.Note ?? Entry.Detail ?? "");
            return $"{Entry.Face}<span class=\"nm cut grow\" dir=\"auto\" title=\"{name}\">{name}</span> <span class=\"meta cut\">{detail}</span>";
        }
    }
}
