// STUB until the renderer is merged
namespace EnterpriseChat.Domain.Messages.Markdown;
/// <summary>stub</summary>
public sealed class RenderedText(string text)
{
    /// <summary>stub</summary>
    public IReadOnlyList<string> Keys { get; } = [];
    /// <summary>stub</summary>
    public string FirstLine => text;
    /// <summary>stub</summary>
    public string Join(Func<string, bool> isVisible) => System.Net.WebUtility.HtmlEncode(text);
}
/// <summary>stub</summary>
public static class MessageRenderer
{
    /// <summary>stub</summary>
    public static RenderedText Render(string text) => new(text);
}
