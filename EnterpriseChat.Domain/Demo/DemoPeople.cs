using EnterpriseChat.Domain.Access;

namespace EnterpriseChat.Domain.Demo;

/// <summary>A person of the demo.</summary>
public sealed record DemoPerson(string UserName, string DisplayName, string Company, string Title, string[] Groups);

/// <summary>The companies, groups and 27 people of the demo. Names of people and texts are content, not words of the product.</summary>
public static class DemoPeople
{
    /// <summary>The password of all.</summary>
    public const string Password = "Chat-demo-1!";

    /// <summary>Companies; the first is the host.</summary>
    public static IReadOnlyList<string> Companies { get; } = ["Contoso", "Fabrikam", "Northwind"];

    /// <summary>Groups with their permissions.</summary>
    public static IReadOnlyList<(string Name, Permission[] Permissions)> Groups { get; } =
    [
        ("Administrators", [.. Enum.GetValues<Permission>().Where(p => p != Permission.ReadAuditContent)]),
        ("Members", [Permission.UseChat, Permission.ViewCompanyChat, Permission.ViewIssues, Permission.EditIssues]),
        ("Team leads", [Permission.CreateChatRooms, Permission.EditChatRooms, Permission.DeleteChatRooms]),
        ("Support agents", [Permission.AnswerSupport]),
        ("Auditors", [Permission.ViewAuditLog, Permission.ReadAuditContent]),
        ("Customers", [Permission.UseChat, Permission.ViewCompanyChat, Permission.ViewIssues, Permission.AskSupport, Permission.CreateChatRooms]),
        ("No chat", [Permission.ViewIssues]),
    ];

    /// <summary>The people; the first eight are those whom the sign-in page offers in Development.</summary>
    public static IReadOnlyList<DemoPerson> People { get; } =
    [
        new("admin", "Adele Winther", "Contoso", "Head of operations", ["Administrators", "Members"]),
        new("lead", "Leonard Adeyemi", "Contoso", "Release lead", ["Members", "Team leads"]),
        new("member", "Mei Tanaka", "Contoso", "Software engineer", ["Members"]),
        new("member2", "Tomás Herrera", "Contoso", "Quality engineer", ["Members"]),
        new("agent", "Agnes Novák", "Contoso", "Support agent", ["Members", "Support agents"]),
        new("customer", "Carlos Mendes", "Fabrikam", "Warehouse manager", ["Customers"]),
        new("customer2", "Katarzyna Zielińska", "Northwind", "Office manager", ["Customers"]),
        new("nochat", "Noah Becker", "Contoso", "Facilities", ["No chat"]),
        new("ana.beltran", "Ana Beltrán", "Contoso", "Account manager", ["Members"]),
        new("bogdan.ionescu", "Bogdan Ionescu", "Contoso", "Platform engineer", ["Members"]),
        new("fatima.elsayed", "Fatima El-Sayed", "Contoso", "UX writer", ["Members"]),
        new("grace.okafor", "Grace Okafor", "Contoso", "Finance systems", ["Members", "Auditors"]),
        new("henrik.sorensen", "Henrik Sørensen", "Contoso", "Network engineer", ["Members"]),
        new("jonas.weber", "Jonas Weber", "Contoso", "Support engineer", ["Members", "Support agents"]),
        new("li.wei", "Li Wei", "Contoso", "Database engineer", ["Members"]),
        new("m.hohenstein", "Maximiliana von und zu Hohenstein-Württemberg", "Contoso", "Senior business analyst", ["Members"]),
        new("priya.natarajan", "Priya Natarajan", "Contoso", "Product manager", ["Members", "Team leads"]),
        new("siobhan.oconnor", "Siobhán O’Connor", "Contoso", "Security officer", ["Members"]),
        new("yuki.watanabe", "Yuki Watanabe", "Contoso", "Data analyst", ["Members"]),
        new("ruth.abernathy", "Ruth Abernathy", "Fabrikam", "Controller", ["Customers"]),
        new("dmitri.volkov", "Dmitri Volkov", "Fabrikam", "Shift lead", ["Customers"]),
        new("elif.kaya", "Elif Kaya", "Fabrikam", "Purchasing", ["Customers"]),
        new("oscar.lindqvist", "Oscar Lindqvist", "Fabrikam", "Logistics planner", ["Customers"]),
        new("amara.diallo", "Amara Diallo", "Northwind", "Sales assistant", ["Customers"]),
        new("pieter.devries", "Pieter de Vries", "Northwind", "Accountant", ["Customers"]),
        new("hana.kim", "Hana Kim", "Northwind", "Store manager", ["Customers"]),
        new("lucas.moreau", "Lucas Moreau", "Northwind", "Buyer", ["Customers"]),
    ];
}
