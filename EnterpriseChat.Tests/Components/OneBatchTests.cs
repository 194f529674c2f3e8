using Bunit;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace EnterpriseChat.Tests.Components;

/// <summary>Parts of a page that took a change in are drawn together, each once.</summary>
public sealed class OneBatchTests : BunitContext
{
    [Fact]
    public async Task A_part_that_stands_in_another_is_drawn_once()
    {
        var batch = Render<OneBatch>();
        var outer = Render<Outer>();
        var inner = outer.FindComponent<Inner>();
        var (outerBefore, innerBefore) = (outer.Instance.Drawn, inner.Instance.Drawn);

        await batch.InvokeAsync(() => batch.Instance.Draw([outer.Instance.Draw, inner.Instance.Draw]));

        Assert.Equal((outerBefore + 1, innerBefore + 1), (outer.Instance.Drawn, inner.Instance.Drawn));
    }

    private sealed class Outer : ComponentBase
    {
        public int Drawn { get; private set; }

        public void Draw() => StateHasChanged();

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            Drawn++;
            builder.OpenComponent<Inner>(0);
            builder.AddComponentParameter(1, nameof(Inner.Value), new object());
            builder.CloseComponent();
        }
    }

    private sealed class Inner : ComponentBase
    {
        [Parameter]
        public object? Value { get; set; }

        public int Drawn { get; private set; }

        public void Draw() => StateHasChanged();

        protected override void BuildRenderTree(RenderTreeBuilder builder) => Drawn++;
    }
}
