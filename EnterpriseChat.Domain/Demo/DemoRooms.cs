namespace EnterpriseChat.Domain.Demo;

/// <summary>A chat room of the demo.</summary>
/// <param name="Name">Name.</param>
/// <param name="Topic">Topic.</param>
/// <param name="Users">User names of those selected; nobody for a public room.</param>
/// <param name="Companies">Companies selected.</param>
/// <param name="Talks">What is said in it.</param>
internal sealed record DemoRoom(string Name, string Topic, string[] Users, string[] Companies, string[][] Talks)
{
    /// <summary>Whether everyone who may use the chat sees it.</summary>
    public bool IsPublic => Users.Length + Companies.Length == 0;

    /// <summary>Whether a person talks in it; in a public room those of the host company do.</summary>
    public bool Has(DemoPerson person) => person.Groups is not ["No chat"]
        && (IsPublic ? person.Company == DemoPeople.Companies[0] : Users.Contains(person.UserName) || Companies.Contains(person.Company));
}

/// <summary>The chat rooms of the demo, all made by the release lead; what is said in them is made up for it.</summary>
internal static class DemoRooms
{
    /// <summary>Who makes them.</summary>
    public const string Maker = "lead";

    private static readonly string[] ReleaseCrew =
    [
        "lead", "member", "member2", "agent", "bogdan.ionescu", "fatima.elsayed", "henrik.sorensen", "jonas.weber", "li.wei", "m.hohenstein",
        "priya.natarajan", "siobhan.oconnor", "yuki.watanabe", "grace.okafor",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoRoom> All { get; } =
    [
        new("Incident bridge", "One line per finding, times in UTC", [], [],
        [
            ["Replica lag is at 40 s since 06:12.", "Looking.", "A vacuum on the orders table, it finishes in ten minutes.", "Lag is back under a second, closing."],
            ["Checkout answers slowly for Northwind only.", "Their proxy changed its certificate last night.", "Confirmed with Hana, they roll back now.", "p95 is at 220 ms again."],
            ["Disk of build-3 is at 91 %.", "Old artefacts. Cleaned, 54 % now.", "I add an alert at 80 %."],
            ["Two failed deployments in a row, stopping the pipeline.", "The migration waits for a lock.", "A report session from yesterday held it; ended.", "Third try went through."],
        ]),
        new("Release 4.2", "Freeze on Thursday, ship on Monday", ReleaseCrew, [],
        [
            ["Branch is cut. Only fixes from here on.", "The label printers need one more.", "Small enough, send it over.", "Merged, 12 lines and a test."],
            ["Release notes: what do we say about the new export?", "That it keeps every digit.", "And that the old one goes in 4.4.", "Written, please read the second paragraph."],
            ["Upgrade from 3.9 took 41 minutes on the copy of Fabrikam’s data.", "Most of it the index, we can build that after the start.", "Now 6 minutes, the index follows in the background."],
            ["Who tests the installer on a clean machine?", "I do, this afternoon.", "Done: one wrong path on the second page, fixed.", "Then it is ready from my side."],
            ["Go or no-go in ten minutes, please one word each.", "Go.", "Go, with the note on printing.", "Go."],
        ]),
        new("Warehouse roll-out with Fabrikam and Northwind, wave 2", "Dock 4 first, then Northwind", ["lead", "member", "m.hohenstein", "agent"], ["Fabrikam", "Northwind"],
        [
            ["The label printers at dock 4 need the new driver before Monday.", "We have it on three of five.", "The other two are behind the old switch.", "Henrik exchanges it tomorrow at 7."],
            ["Scanner training is on Wednesday, two groups of eight.", "Can the late shift join by video?", "Yes, the link comes on Tuesday."],
            ["Counting at Northwind gives 12 pallets more than the system.", "They came on Friday after the cut-off.", "Then they are booked by noon.", "Booked, the numbers agree."],
            ["The map of the docks is in the shared folder now.", "Gate 6 is missing.", "Added, version 3."],
        ]),
        new("Design review", "Thursdays at 15:00", [], [],
        [
            ["Shorter is better: “Seen by 14 people” instead of a list nobody reads.", "And the names on hover?", "Yes, the first few and how many more."],
            ["Contrast of the grey badges is 4.1.", "It has to be 4.5.", "One step darker makes 5.3, changed in the tokens."],
            ["Can we lose the second toolbar on phones?", "Only if its two actions go into the menu.", "They do in the new draft."],
        ]),
        new("Lunch", "", [], [],
        [
            ["Noodles at 12:30?", "In.", "In, but 12:45."],
            ["The place at the corner has a new card.", "Is the soup still on it?", "It is, I checked. Twice."],
            ["Somebody left a very good cake in the kitchen.", "Birthday of Siobhán!", "Happy birthday!"],
        ]),
    ];
}
