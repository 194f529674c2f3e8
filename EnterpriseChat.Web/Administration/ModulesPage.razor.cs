using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Administration;

/// <summary>The module <c>Enterprise chat</c>, switched on and off per company. Switching off asks first and says from how many it takes the chat.</summary>
public sealed partial class ModulesPage
{
    private readonly Dictionary<PublicId, bool> _switched = [];
    private string? _saved;
    private string? _refused;
    private bool _isBusy;
    private Question? _asked;
    private PagedGrid<CompanyRow>? _grid;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private CompanyRows Companies { get; set; } = null!;

    [Inject]
    private SwitchModule Module { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    private static IReadOnlyList<GridColumn> Columns =>
    [
        new(Words.Company, "w-name", "name"),
        new(Words.Users_Title, "w-number r", "users"),
        new(Words.ProductName, "w-switch"),
    ];

    private async Task<PageOf<CompanyRow>?> LoadAsync(PageRequest request) =>
        await User.ActorAsync() is { } actor ? await Companies.PageAsync(actor.Me, request, CancellationToken.None) : null;

    /// <summary>What the person switched, until it is known what came of it; then what is stored.</summary>
    private bool IsOn(CompanyRow company) => _switched.GetValueOrDefault(company.PublicId, company.HasChat);

    private async Task SwitchAsync(CompanyRow company, bool isOn)
    {
        _switched[company.PublicId] = isOn;
        if (isOn)
        {
            await SaveAsync(company.PublicId, isOn: true);
        }
        else if (await User.ActorAsync() is { } actor && await Module.EffectAsync(actor.Me, company.PublicId, CancellationToken.None) is { } effect)
        {
            _asked = new Question(company, effect);
        }
    }

    private void Leave()
    {
        _switched.Remove(_asked!.Company.PublicId);
        _asked = null;
    }

    private async Task SwitchOffAsync()
    {
        if (_asked is { } asked && !_isBusy)
        {
            _isBusy = true;
            await SaveAsync(asked.Company.PublicId, isOn: false);
            (_isBusy, _asked) = (false, null);
        }
    }

    private async Task SaveAsync(PublicId company, bool isOn)
    {
        if (await User.ActorAsync() is { } actor)
        {
            _refused = (await Module.HandleAsync(actor, company, isOn, CancellationToken.None)).Refusal?.Sentence;
            _saved = _refused is null ? Words.Saved.With(Clock.Now()) : null;
            await _grid!.ReadAgainAsync();
            _switched.Remove(company);
        }
    }

    private sealed record Question(CompanyRow Company, ModuleEffect Effect);
}
