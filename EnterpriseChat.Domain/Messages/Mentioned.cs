using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages.Markdown;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Messages;

/// <summary>
/// Whom a text that is posted names: users who see the room and whom its author knows. All else behind an @ stays text, so that it tells
/// nobody which user names there are.
/// </summary>
internal static class Mentioned
{
    /// <summary>The names that count, each with its user; null for <c>@here</c>. Without a place where somebody may be named nothing is asked.</summary>
    public static async Task<IReadOnlyDictionary<string, UserId?>> InAsync(Operation op, OpenRoom open, IReadOnlyList<MentionPlace> places)
    {
        var counted = new Dictionary<string, UserId?>(StringComparer.Ordinal);
        if (places.Count == 0)
        {
            return counted;
        }

        var users = op.Mentions.UsersNamed(places.SelectMany(p => p.Names).Select(n => n.Key).Distinct(StringComparer.Ordinal));
        var possible = users.Where(u => u.Key != Here.Name).ToDictionary(u => u.Key, StringComparer.Ordinal);
        foreach (var name in places.SelectMany(p => p.Names).Select(n => n.Key).Distinct(StringComparer.Ordinal))
        {
            if (name == Here.Name)
            {
                counted[name] = null;
            }
            else if (possible.TryGetValue(name, out var user) && await MayBeNamedAsync(op, open, user).ConfigureAwait(false))
            {
                counted[name] = user.Id;
            }
        }

        // At each place the longest counts; who is only the beginning of another name is not meant.
        var meant = places.Select(p => p.Chosen(counted.ContainsKey)?.Key).ToHashSet();
        return counted.Where(c => meant.Contains(c.Key)).ToDictionary(StringComparer.Ordinal);
    }

    private static async Task<bool> MayBeNamedAsync(Operation op, OpenRoom open, NamedUser user) =>
        await op.Door.OpenAsync(open.PublicId, user.Id, CancellationToken.None).ConfigureAwait(false) is not null
        && await PeopleAccess.KnowsAsync(op.Db, open.Reader, user.PublicId, CancellationToken.None).ConfigureAwait(false);
}
