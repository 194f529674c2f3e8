using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EnterpriseChat.Tests.Browser.Controls;

/// <summary>
/// What the <see cref="ControlsPage"/> shows, and what tests change under it. The page exists in the tests only: the product's own server
/// shows it, in its frame, with its scripts and its policy, in the place of <c>/account</c>.
/// </summary>
internal sealed class ControlsStand : IComponentActivator
{
    /// <summary>Somebody has to draw anew.</summary>
    public event Action? Changed;

    /// <summary>The users.</summary>
    public IReadOnlyList<TransferEntry> Entries { get; private set; } = Users(6);

    /// <summary>The companies.</summary>
    public IReadOnlyList<TransferEntry> Companies { get; } =
        [new("c1", "Contoso") { Detail = "19 users" }, new("c2", "Fabrikam") { Note = "added by Adele" }, new("c3", "Northwind"), new("c4", "Zava")];

    /// <summary>What has a menu.</summary>
    public IReadOnlyList<string> Things { get; private set; } = ["alpha", "beta", "gamma"];

    /// <summary>A number that makes every row a new one when it is raised.</summary>
    public int Drawing { get; private set; }

    /// <summary>What was chosen in menus.</summary>
    public IReadOnlyList<string> Done { get; private set; } = [];

    /// <summary>A server that shows the page.</summary>
    public static async Task<(InProcessServer Server, ControlsStand Stand)> StartAsync(int users = 6)
    {
        var stand = new ControlsStand { Entries = Users(users) };
        return (await InProcessServer.StartAsync(services => services.AddSingleton(stand).AddSingleton<IComponentActivator>(stand)), stand);
    }

    /// <inheritdoc />
    public IComponent CreateInstance(Type componentType) =>
        componentType == typeof(AccountPage) ? new ControlsPage() : (IComponent)Activator.CreateInstance(componentType)!;

    /// <summary>Shows other users.</summary>
    public void Show(IReadOnlyList<TransferEntry> entries)
    {
        Entries = entries;
        Changed?.Invoke();
    }

    /// <summary>Shows other things, all of them drawn anew.</summary>
    public void Show(params string[] things)
    {
        (Things, Drawing) = (things, Drawing + 1);
        Changed?.Invoke();
    }

    /// <summary>The menu of a thing.</summary>
    public ValueTask<MenuOf?> MenuAsync(string thing) => new(thing != "delta" && !Things.Contains(thing) ? null : new MenuOf(thing,
    [
        new("Open") { Href = "/chat" },
        new("Mark as read") { Do = () => Do($"read:{thing}"), Icon = Icon.Of(MudBlazor.Icons.Material.Outlined.Check) },
        new("Notifications")
        {
            BeginsGroup = true,
            Items =
            [
                new("All messages") { IsChecked = true, Do = () => Do($"all:{thing}") },
                new("Mentions only") { IsChecked = false, Do = () => Do($"mentions:{thing}") },
                new("Mute for 1 hour") { BeginsGroup = true, Do = () => Do($"mute:{thing}") },
            ],
        },
        new("Never") { IsDisabled = true, Do = () => Do($"never:{thing}") },
        new("Delete") { BeginsGroup = true, IsDanger = true, Do = () => Do($"delete:{thing}") },
    ]));

    /// <summary>Users by number, in the order of their names.</summary>
    public static IReadOnlyList<TransferEntry> Users(int count) => [.. Enumerable.Range(0, count).Select(User)];

    /// <summary>A user by number.</summary>
    public static TransferEntry User(int number) =>
        new Anna(FormattableString.Invariant($"u{number}"), FormattableString.Invariant($"{"ABCDEFGHIJ"[number % 10]}nna {number:00000}")) { Detail = "Contoso" };

    private Task Do(string what)
    {
        Done = [.. Done, what];
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    private sealed record Anna(string Key, string Name) : TransferEntry(Key, Name)
    {
        public override string Face => "<span class=\"av xs a5\" aria-hidden=\"true\">AN</span>";
    }
}
