using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Circuits;

/// <summary>
/// Draws several parts of a page in one batch. A part that draws itself outside a batch makes one of its own, and each batch costs its
/// sending and its acknowledgement, which is most of what a message costs a viewer. What is asked for while this draws joins its batch.
/// </summary>
public sealed class OneBatch : IComponent
{
    private RenderHandle _handle;

    /// <inheritdoc />
    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    /// <inheritdoc />
    public Task SetParametersAsync(ParameterView parameters) => Task.CompletedTask;

    /// <summary>Draws the parts; a part that contains another draws it once.</summary>
    public void Draw(IReadOnlyList<Action> parts) => _handle.Render(_ =>
    {
        foreach (var part in parts)
        {
            part();
        }
    });
}
