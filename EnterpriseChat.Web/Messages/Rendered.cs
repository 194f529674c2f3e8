using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Markdown;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Messages;

/// <summary>The one place where rendered text becomes markup: it came from <c>MessageRenderer</c>, which escapes all that people write.</summary>
internal static class Rendered
{
    /// <summary>A text, with the keys as links that have a name for the reader.</summary>
#pragma warning disable RS0030
    public static MarkupString Of(RenderedText text, IReadOnlyDictionary<string, string> names) => new(text.Join(names.GetValueOrDefault));

    /// <summary>What a message says now, or that it was deleted.</summary>
    public static MarkupString Of(MessageView message, IReadOnlyDictionary<string, string> names) =>
        message.IsDeleted ? new(MessageStamp.Deleted) : Of(message.Text, names);
#pragma warning restore RS0030
}
