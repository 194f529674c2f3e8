using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;

namespace EnterpriseChat.Web.People;

/// <summary>How a presence is shown: never by colour alone.</summary>
internal static class Presences
{
    /// <summary>Class of the dot.</summary>
    public static string Class(Person person, bool isOnline) => isOnline ? person.Status.ToString().ToLowerInvariant() : "offline";

    /// <summary>The word.</summary>
    public static string Word(Person person, bool isOnline) => !isOnline
        ? Words.Presence_Offline
        : person.Status switch
        {
            ChosenStatus.Busy => Words.Presence_Busy,
            ChosenStatus.Away => Words.Presence_Away,
            _ => Words.Presence_Online,
        };

    /// <summary>The word, and the status text behind it.</summary>
    public static string Line(Person person, bool isOnline) => person.StatusText.Length == 0
        ? Word(person, isOnline)
        : Words.Presence_Line.With(Word(person, isOnline), person.StatusText);

    /// <summary>The drawing of the dot in a box of 10 by 10: disc, disc with bar, crescent, ring.</summary>
    public static string Shape(Person person, bool isOnline) => !isOnline
        ? "M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0zm0 1.9a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2z"
        : person.Status switch
        {
            ChosenStatus.Busy => "M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0zM2 4.1h6v1.8H2z",
            ChosenStatus.Away => "M5.6.04A5 5 0 1 0 9.96 5.6 3.9 3.9 0 0 1 5.6.04z",
            _ => "M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0z",
        };
}
