using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;

namespace EnterpriseChat.Web.Circuits;

/// <summary>Who looks at this page, prerendered or live.</summary>
internal sealed class CurrentUser(AuthenticationStateProvider authentication, PeopleDirectory people)
{
    /// <summary>The actor; null when nobody is signed in.</summary>
    public async Task<Actor?> ActorAsync() => (await authentication.GetAuthenticationStateAsync()).User.Actor();

    /// <summary>The reader as others see them; null when nobody is signed in.</summary>
    public async Task<Person?> PersonAsync(CancellationToken cancellation = default)
    {
        if (await ActorAsync() is not { } actor)
        {
            return null;
        }

        return (await people.OfAsync([actor.Me], cancellation)).GetValueOrDefault(actor.Me);
    }
}
