using EnterpriseChat.Domain;
using System.Text.Encodings.Web;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EnterpriseChat.Web.Notifications;

/// <summary>How it is drawn what a reader is told of a room.</summary>
internal static class LevelSign
{
    /// <summary>The bell, struck out where nothing is told.</summary>
    public static string Drawing(LevelNow level) => level.IsQuiet ? Icons.Material.Outlined.NotificationsOff : Icons.Material.Outlined.NotificationsNone;

    /// <summary>The sign behind the name of a room of which nothing is told; none for others.</summary>
    public static RenderFragment Of(LevelNow level, ReaderClock clock) => builder =>
    {
        if (level.IsQuiet)
        {
            var words = HtmlEncoder.Default.Encode(LevelWords.Of(level, clock));
            builder.AddMarkupContent(0, $"<span title=\"{words}\">{Bell(level)}<span class=\"sr\">{words}</span></span>");
        }
    };

    /// <summary>The button that opens the levels of a room: markup without a handler, <c>controls/context-menu.js</c> listens for all.</summary>
    public static RenderFragment Button(ChatListRow room, ReaderClock clock) => builder =>
    {
        var words = HtmlEncoder.Default.Encode(Words.Notifications_Now.With(room.Name, LevelWords.Of(room.Level, clock)));
        builder.AddMarkupContent(
            0, $"<button class=\"ib\" type=\"button\" data-menu-button aria-haspopup=\"menu\" aria-label=\"{words}\" title=\"{words}\">{Bell(room.Level)}</button>");
    };

    private static string Bell(LevelNow level) => $"<svg class=\"i\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{Drawing(level)}</svg>";
}
