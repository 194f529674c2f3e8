using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Controls;

/// <summary>The menu of a thing.</summary>
/// <param name="Name">The name of the thing: the menu's own name and its quiet first line.</param>
/// <param name="Items">What it offers, from the top.</param>
public sealed record MenuOf(string Name, IReadOnlyList<MenuItem> Items);

/// <summary>One line of a menu: an action, a link, a choice or a menu of its own.</summary>
/// <param name="Label">Its words.</param>
public sealed record MenuItem(string Label)
{
    /// <summary>A drawing before the words; decoration only.</summary>
    public RenderFragment? Icon { get; init; }

    /// <summary>What it does, after the menu has closed; the operation behind it decides again whether it may.</summary>
    public Func<Task>? Do { get; init; }

    /// <summary>
    /// What the page's own script does, in the place of <see cref="Do"/>: it is told at once (<c>messages/acts.js</c>), while the browser still
    /// counts it as the person's own act.
    /// </summary>
    public string? Script { get; init; }

    /// <summary>Where it leads, in the place of what it does.</summary>
    public string? Href { get; init; }

    /// <summary>For a choice: whether it is the present one. Null for what is no choice.</summary>
    public bool? IsChecked { get; init; }

    /// <summary>Whether it takes something away.</summary>
    public bool IsDanger { get; init; }

    /// <summary>Whether it can do nothing now; what a person may never do is left out instead.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether a line stands before it.</summary>
    public bool BeginsGroup { get; init; }

    /// <summary>The key that does the same, shown at the end of the line.</summary>
    public string? Shortcut { get; init; }

    /// <summary>The menu that opens out of it.</summary>
    public IReadOnlyList<MenuItem> Items { get; init; } = [];
}
