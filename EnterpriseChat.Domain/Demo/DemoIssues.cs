using EnterpriseChat.Domain.Issues;

namespace EnterpriseChat.Domain.Demo;

/// <summary>An issue of the demo, before it is made.</summary>
/// <param name="Title">Title.</param>
/// <param name="Company">Name of the company.</param>
internal sealed record DemoIssue(string Title, string Company);

/// <summary>The issues of the demo: what companies with warehouses, invoices and a chat report; made up for it.</summary>
internal static class DemoIssues
{
    /// <summary>How many there are; the last one is TEST-150.</summary>
    public const int Count = 150;

    /// <summary>The one that everybody looks at: TEST-123 of Fabrikam.</summary>
    public const int Known = 123;

    /// <summary>What its page says.</summary>
    public const string KnownDescription =
        """
        The export of October has 10,000 lines, the system counts 10,001. The last invoice of the month is always the missing one.

        Expected: one line per invoice. Seen in 4.1 and 4.2 at Fabrikam, not at Northwind.
        """;

    private static readonly string[] Things =
    [
        "Handheld scanner", "Label printer at dock 4", "Invoice export", "Delivery note", "Price list in PDF", "Month-end report", "Sign-in page",
        "Audit export", "Import of suppliers", "Search in the archive", "Time sheet", "Credit note", "Stock count", "Mail gateway", "Holiday calendar",
    ];

    private static readonly string[] Troubles =
    [
        "keeps the old site name", "stops at two gigabytes", "prints every page twice", "forgets the last filter", "shows the wrong time zone",
        "is slow on Mondays", "drops the batch number", "cannot be left with the keyboard", "rounds to whole numbers", "needs a second try after an update",
    ];

    private static readonly string[] Words =
    [
        "Happens on every try since the update on Tuesday.", "Only with more than a thousand lines.", "Two colleagues see it too.",
        "A restart helps until the next morning.", "The log of that hour is attached to the mail of last week.", "Nobody is blocked, it is a nuisance.",
    ];

    /// <summary>What people say below them.</summary>
    public static IReadOnlyList<string> Comments { get; } =
    [
        "Reproduced on the test system.", "Which version is that?", "4.2, since Tuesday.", "I take it.", "A fix is in review.", "Could you try again with the last build?",
        "Works now, thank you.", "Waiting for the supplier.", "See TEST-123, it may be the same.", "Moved behind the release.",
    ];

    /// <summary>The issue of a number.</summary>
    public static DemoIssue Of(int number) => number == Known
        ? new("Invoice export drops the last line", DemoPeople.Companies[1])
        : new($"{Things[number % Things.Length]} {Troubles[number * 7 / Things.Length % Troubles.Length]}", DemoPeople.Companies[number % 5 < 2 ? 0 : 1 + (number % 2)]);

    /// <summary>What such an issue says.</summary>
    public static string Description(Random random, int number) => number == Known ? KnownDescription : $"{Words[random.Next(Words.Length)]}\n\n{Words[random.Next(Words.Length)]}";

    /// <summary>How far one of that number is: of the older ones most are closed.</summary>
    public static IssueStatus Status(Random random, int number) => number == Known ? IssueStatus.InProgress
        : random.Next(Count) > number ? (random.Next(3) == 0 ? IssueStatus.Resolved : IssueStatus.Closed)
        : (IssueStatus)random.Next(1, 4);
}
