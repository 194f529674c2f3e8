using AngleSharp.Html.Parser;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The one room that the demo has for everybody of a company, found as a person finds it: in the first region of the chat list.</summary>
public static class CompanyChat
{
    /// <summary>Public id of the company chat of this person.</summary>
    public static async Task<string> OfAsync(WebSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var page = new HtmlParser().ParseDocument(await session.Http.GetStringAsync("chat"));
        var link = page.QuerySelector("section[aria-label='Company chat'] a[href^='/chat/']")
            ?? throw new InvalidOperationException("The chat list shows no company chat.");
        return link.GetAttribute("href")!["/chat/".Length..];
    }

    /// <summary>Signs in and names the company chat.</summary>
    public static async Task<(WebSession Session, string Room)> SignInAsync(Uri server, string userName)
    {
        var session = await WebSession.SignInAsync(server, userName);
        return (session, await OfAsync(session));
    }
}
