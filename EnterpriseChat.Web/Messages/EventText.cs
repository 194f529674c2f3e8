using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using static MudBlazor.Icons.Material;

namespace EnterpriseChat.Web.Messages;

/// <summary>Draws event lines: what happened in one sentence, and when.</summary>
internal static class EventText
{
    /// <summary>The lines, in order.</summary>
    public static RenderFragment Of(IReadOnlyList<EventView> events, IReadOnlyDictionary<UserId, Person> people, ReaderClock clock) => builder =>
    {
        foreach (var happened in events)
        {
            builder.OpenElement(0, "div");
            builder.SetKey(happened.Id);
            builder.AddAttribute(1, "class", "sys");
            builder.AddAttribute(2, "role", "note");
            builder.AddContent(3, Icon.Of(Drawing(happened.Kind)));
            builder.OpenElement(4, "span");
            builder.AddContent(5, Sentence(happened, people));
            builder.CloseElement();
            builder.OpenElement(6, "time");
            builder.AddAttribute(7, "datetime", happened.At.ToString("O", CultureInfo.InvariantCulture));
            builder.AddAttribute(8, "title", clock.Full(happened.At));
            builder.AddContent(9, clock.Time(happened.At));
            builder.CloseElement();
            builder.CloseElement();
        }
    };

    private static string Sentence(EventView happened, IReadOnlyDictionary<UserId, Person> people)
    {
        return Words.ResourceManager.GetString($"Event_{happened.Kind}", CultureInfo.CurrentUICulture)!.With(Name(happened.Actor), Name(happened.Subject));

        string Name(UserId? user) => user is { } id && people.TryGetValue(id, out var person) ? person.DisplayName : "";
    }

    private static string Drawing(string kind) => kind switch
    {
        EventKind.Invited => Outlined.PersonAdd,
        EventKind.Taken => Outlined.SupportAgent,
        EventKind.HandedOver => Outlined.SwapHoriz,
        EventKind.Closed => Outlined.CheckCircle,
        EventKind.Assigned or EventKind.Unassigned or EventKind.DueChanged or EventKind.DueRemoved => Outlined.Terminal,
        _ when kind.StartsWith("Status", StringComparison.Ordinal) || kind.StartsWith("Priority", StringComparison.Ordinal) => Outlined.Terminal,
        _ => Outlined.History,
    };
}
