namespace EnterpriseChat.Web.Controls;

/// <summary>
/// Who knows what the shared menu of this page offers. A thing says <c>data-menu="KIND:ID"</c>; the features register for their kinds. The
/// value comes from a browser: whoever answers asks the rule, and gives null for what its reader may not see.
/// </summary>
internal sealed class ContextMenus
{
    private readonly List<Provider> _providers = [];

    /// <summary>Answers for a kind until the result is disposed. Who registers later is asked first, and null leaves it to the one before.</summary>
    /// <param name="kind">What stands before the colon.</param>
    /// <param name="of">Gives the menu for what stands behind it.</param>
    public IDisposable Register(string kind, Func<string, ValueTask<MenuOf?>> of)
    {
        var provider = new Provider(this, kind, of);
        _providers.Add(provider);
        return provider;
    }

    /// <summary>The menu of a thing; null if nobody knows it.</summary>
    public async ValueTask<MenuOf?> OfAsync(string value)
    {
        var (kind, id) = value.Split(':', 2) is [var before, var behind] ? (before, behind) : (value, "");
        foreach (var provider in _providers.Where(p => p.Kind == kind).Reverse().ToArray())
        {
            if (await provider.Of(id) is { } menu)
            {
                return menu;
            }
        }

        return null;
    }

    private sealed record Provider(ContextMenus Owner, string Kind, Func<string, ValueTask<MenuOf?>> Of) : IDisposable
    {
        public void Dispose() => Owner._providers.RemoveAll(p => ReferenceEquals(p, this));
    }
}
