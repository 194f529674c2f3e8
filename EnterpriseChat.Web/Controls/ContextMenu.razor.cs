using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Controls;

/// <summary>
/// The one context menu of the page, for everything that carries <c>data-menu</c>. <c>controls/context-menu.js</c> says what it was opened on
/// and what was chosen; who registered with <see cref="ContextMenus"/> says what it offers. A row costs nothing but its attribute.
/// It stands in the layout; a modal dialog whose content has menus holds one more.
/// </summary>
public sealed partial class ContextMenu
{
    private readonly string _id = $"context-menu-{Guid.NewGuid():N}";
    private long _asked;
    private long _number;
    private MenuOf? _menu;

    [Inject]
    private ContextMenus Menus { get; set; } = null!;

    /// <summary>The browser says <c>open</c>, <c>act</c> or <c>close</c>, the number of the opening, and the thing or the line.</summary>
    private Task HearAsync(ChangeEventArgs said) =>
        (said.Value as string ?? "").Split('\n', 3) is [var verb, var counted, .. var rest]
        && long.TryParse(counted, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (verb, rest) switch
            {
                ("open", [var value]) => OpenAsync(number, value),
                ("act", [var line]) when number == _number => ActAsync(line),
                ("close", _) when number == _number => Close(),
                _ => Task.CompletedTask,
            }
            : Task.CompletedTask;

    private async Task OpenAsync(long number, string value)
    {
        _asked = number;
        var menu = await Menus.OfAsync(value);

        // Only with its content: the browser shows what it finds when the number comes. An answer that is overtaken by another is none.
        if (number == _asked)
        {
            (_number, _menu) = (number, menu);
        }
    }

    private Task ActAsync(string line)
    {
        var items = _menu?.Items;
        MenuItem? item = null;
        foreach (var part in line.Split('.'))
        {
            item = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? items?.ElementAtOrDefault(at) : null;
            items = item?.Items;
        }

        _menu = null;
        return item is { Do: { } act, IsDisabled: false } ? act() : Task.CompletedTask;
    }

    private Task Close()
    {
        _menu = null;
        return Task.CompletedTask;
    }

    private string Id(string line) => $"{_id}-{_number}-{line}";
}
