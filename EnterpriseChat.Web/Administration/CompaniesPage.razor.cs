using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Administration;

/// <summary>The companies of this installation.</summary>
public sealed partial class CompaniesPage
{
    private bool _isOpen;
    private PublicId? _edited;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private CompanyRows Companies { get; set; } = null!;

    private static IReadOnlyList<GridColumn> Columns =>
    [
        new(Words.Company, "w-name", "name"),
        new(Words.Users_Title, "w-number r", "users"),
        new(Words.Company_Knows, "w-text"),
        new(Words.ProductName, "w-short"),
        new(Words.Grid_Actions, "w-one sr-head"),
    ];

    private static string KnownBy(CompanyRow company) =>
        company.IsHost ? Words.Company_KnowsAsHost : company.KnowsEveryone ? Words.Company_KnowsAll : Words.Company_KnowsOwn;

    private async Task<PageOf<CompanyRow>?> LoadAsync(PageRequest request) =>
        await User.ActorAsync() is { } actor ? await Companies.PageAsync(actor.Me, request, CancellationToken.None) : null;

    private void Edit(PublicId? company) => (_isOpen, _edited) = (true, company);
}
