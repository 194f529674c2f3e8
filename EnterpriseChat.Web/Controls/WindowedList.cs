using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace EnterpriseChat.Web.Controls;

/// <summary>
/// A list of rows of one height, of which only those near the reader's eye are in the page; <c>controls/windowed-list.js</c> keeps the room
/// of the others and says when it needs them. The first rows stand in the first response, with no word from the browser.
/// </summary>
/// <typeparam name="TItem">What a row shows.</typeparam>
public sealed class WindowedList<TItem> : ComponentBase
{
    /// <summary>Rows at first: more than a screen.</summary>
    private const int Usual = 32;

    /// <summary>Most rows that a browser gets, whatever it asks for.</summary>
    private const int Most = 200;

    private int _first;
    private int _count = Usual;

    /// <summary>All rows.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<TItem> Items { get; set; } = [];

    /// <summary>Draws one row, an element with a key and the role of an item of the list.</summary>
    [Parameter]
    [EditorRequired]
    public RenderFragment<TItem> Row { get; set; } = null!;

    /// <summary>Its role; <c>presentation</c> where it stands in something that owns the rows, such as a list box.</summary>
    [Parameter]
    public string Role { get; set; } = "list";

    /// <summary>Class of the list.</summary>
    [Parameter]
    public string Look { get; set; } = "";

    /// <summary>Whether the list is hidden.</summary>
    [Parameter]
    public bool IsHidden { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var first = Math.Clamp(_first, 0, Math.Max(0, Items.Count - _count));
        var end = Math.Min(Items.Count, first + _count);
        builder.OpenElement(0, "windowed-list");
        builder.AddAttribute(1, "role", Role);
        builder.AddAttribute(2, "class", Look);
        builder.AddAttribute(3, "hidden", IsHidden);
        if (Items.Count > Usual)
        {
            builder.AddAttribute(4, "first", first);
            builder.AddAttribute(5, "shown", end - first);
            builder.AddAttribute(6, "count", Items.Count);
        }

        builder.OpenRegion(7);
        for (var i = first; i < end; i++)
        {
            // Not as content: that is one frame more for each row.
            Row(Items[i])(builder);
        }

        builder.CloseRegion();
        builder.CloseElement();
        if (Items.Count > Usual)
        {
            builder.OpenElement(8, "input");
            builder.AddAttribute(9, "type", "hidden");
            builder.AddAttribute(10, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, Move));
            builder.CloseElement();
        }
    }

    /// <summary>The browser says which rows it needs: the first and how many.</summary>
    private void Move(ChangeEventArgs asked)
    {
        if (asked.Value is string text && text.Split(' ') is [var first, var count]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var rows))
        {
            (_first, _count) = (from, Math.Clamp(rows, Usual, Most));
        }
    }
}
