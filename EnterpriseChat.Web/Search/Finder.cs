using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Search;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Web.Search;

/// <summary>Looks for what the reader of this circuit types; each question asks the rule anew.</summary>
internal sealed class Finder(CurrentUser user, ReaderClock clock, MessageSearch messages, NameSearch names, PeopleDirectory people, GoTo places)
{
    /// <summary>What is found now: so many messages at least, if there are as many; null when nothing is looked for.</summary>
    public async Task<SearchFound?> FindAsync(string text, int least, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text) || await SeekerAsync() is not { } seeker)
        {
            return null;
        }

        var typed = TypedSearch.Of(text);

        // The database reads on the thread that asks, and this one draws the page.
        var first = await Task.Run(() => messages.OfAsync(seeker, typed, null, cancellation), cancellation);
        var found = new SearchFound(typed, first.Messages, first.Next, await names.OfAsync(seeker.Reader, typed, cancellation));
        found = await NamedAsync(found, cancellation);
        while (found.Messages.Length < least && found.Next is not null)
        {
            found = await MoreAsync(found, cancellation);
        }

        return found;
    }

    /// <summary>With a further page of messages.</summary>
    public async Task<SearchFound> MoreAsync(SearchFound found, CancellationToken cancellation)
    {
        if (await SeekerAsync() is not { } seeker)
        {
            return found;
        }

        var more = await Task.Run(() => messages.OfAsync(seeker, found.Typed, found.Next, cancellation), cancellation);
        return await NamedAsync(found with { Messages = found.Messages.AddRange(more.Messages), Next = more.Next }, cancellation);
    }

    /// <summary>Where one can go by a name that is being typed.</summary>
    public async Task<Destinations> PlacesAsync(string typed, CancellationToken cancellation) =>
        await user.ActorAsync() is { } actor ? await Task.Run(() => places.OfAsync(actor.Me, typed, cancellation), cancellation) : Destinations.None;

    /// <summary>Authors of messages that one can see are always named.</summary>
    private async Task<SearchFound> NamedAsync(SearchFound found, CancellationToken cancellation) => found with
    {
        People = await people.OfAsync(found.Messages.Select(m => m.Author).Concat(found.Rooms.Select(r => r.Partner).OfType<Domain.UserId>()), cancellation),
    };

    private async Task<Seeker?> SeekerAsync() => await user.ActorAsync() is { } actor ? new Seeker(actor.Me, clock.Days) : null;
}
