using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Messages;

/// <summary>
/// A few rows of the list of messages, drawn again only when one of them is another than before: what a new message costs does not grow
/// with the messages that stand above it.
/// </summary>
public sealed partial class MessageRows
{
    private IReadOnlyList<MessageLine> _drawn = [];
    private IReadOnlyDictionary<string, string>? _drawnNames;

    /// <summary>The rows.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<MessageLine> Lines { get; set; } = [];

    /// <summary>What the issue keys and room links are called that the reader sees as links.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyDictionary<string, string> Names { get; set; } = new Dictionary<string, string>();

    /// <inheritdoc />
    protected override bool ShouldRender() => !ReferenceEquals(Names, _drawnNames) || !IsDrawn(Lines);

    /// <summary>The rows, which count as drawn from here on.</summary>
    private IReadOnlyList<MessageLine> Draw()
    {
        (_drawn, _drawnNames) = (Lines, Names);
        return Lines;
    }

    private bool IsDrawn(IReadOnlyList<MessageLine> lines)
    {
        if (ReferenceEquals(lines, _drawn))
        {
            return true;
        }

        if (lines.Count != _drawn.Count)
        {
            return false;
        }

        for (var at = 0; at < lines.Count; at++)
        {
            if (!ReferenceEquals(lines[at], _drawn[at]))
            {
                return false;
            }
        }

        return true;
    }
}
