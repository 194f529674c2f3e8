using EnterpriseChat.Domain.Search;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Search;

/// <summary>Draws a text with what was looked for in it marked: pieces of text between elements, never markup made of text.</summary>
internal static class Marked
{
    /// <summary>The pieces.</summary>
    public static RenderFragment Of(IReadOnlyCollection<MarkedPiece> pieces) => builder =>
    {
        foreach (var piece in pieces)
        {
            if (piece.IsMarked)
            {
                builder.OpenElement(0, "mark");
                builder.AddContent(1, piece.Text);
                builder.CloseElement();
            }
            else
            {
                builder.AddContent(2, piece.Text);
            }
        }
    };
}
