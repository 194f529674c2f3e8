using System.Text.Json;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;

namespace EnterpriseChat.Web.People;

/// <summary>A user in the form of <c>User information</c>: what it was filled with, what is stored by now, and what is typed.</summary>
internal sealed class UserDraft
{
    private static readonly Dictionary<UserField, Func<UserCard, string>> Stored = new()
    {
        [UserField.DisplayName] = c => c.Person.DisplayName,
        [UserField.Title] = c => c.Title,
        [UserField.Email] = c => c.Email,
        [UserField.Phone] = c => c.Phone,
        [UserField.TimeZone] = c => c.TimeZone,
        [UserField.Language] = c => c.Language,
    };

    private readonly Dictionary<UserField, Merged<string>> _fields;

    /// <summary>Fills the form.</summary>
    public UserDraft(UserCard card)
    {
        _fields = Stored.ToDictionary(s => s.Key, s => new Merged<string>(s.Value(card)));
        foreach (var (field, merged) in _fields)
        {
            Form[field] = merged.Loaded;
        }
    }

    /// <summary>What is typed.</summary>
    public UserInformationForm Form { get; } = new();

    /// <summary>As the browser keeps it while the server is away: of each field what the form was filled with, and what is typed.</summary>
    public string Kept => JsonSerializer.Serialize(_fields.ToDictionary(f => f.Key.ToString(), f => new[] { f.Value.Loaded, Form[f.Key] }));

    /// <summary>Takes what the browser kept; what somebody else stored meanwhile then stands beside the fields.</summary>
    public void Take(KeptValue kept)
    {
        var before = Read(kept.Value);
        foreach (var field in Stored.Keys)
        {
            if (before.GetValueOrDefault(field.ToString()) is [var loaded, var typed])
            {
                var merged = new Merged<string>(loaded);
                merged.Learn(_fields[field].Present);
                _fields[field] = merged;
                Form[field] = typed;
            }

            Form[field] = kept.Typed.GetValueOrDefault(field.ToString()) ?? Form[field];
        }
    }

    /// <summary>Takes note of what is stored; true when that is something else than before.</summary>
    public bool Learn(UserCard present)
    {
        var isNew = false;
        foreach (var (field, merged) in _fields)
        {
            isNew |= merged.Learn(Stored[field](present));
        }

        return isNew;
    }

    /// <summary>Whether the person has to decide between what is typed and what somebody else stored.</summary>
    public bool IsOpen(UserField field) => _fields[field].IsOpen(Form[field]);

    /// <summary>What is stored by now.</summary>
    public string Present(UserField field) => _fields[field].Present;

    /// <summary>The person has decided, for what is stored or for what is typed.</summary>
    public void Settle(UserField field, bool takes)
    {
        _fields[field].Settle();
        if (takes)
        {
            Form[field] = _fields[field].Present;
        }
    }

    /// <summary>What the form makes of the user, as far as it may be changed.</summary>
    public UserEdit Edit(IReadOnlySet<UserField> changeable)
    {
        return new UserEdit(Of(UserField.DisplayName), Of(UserField.Title), new Edit<PublicId>(default, default), [], [])
        {
            Email = Of(UserField.Email),
            Phone = Of(UserField.Phone),
            TimeZone = Of(UserField.TimeZone),
            Language = Of(UserField.Language),
        };

        Edit<string> Of(UserField field) => changeable.Contains(field) ? _fields[field].To(Form[field]) : new("", "");
    }

    private static Dictionary<string, string[]> Read(string? json)
    {
        try
        {
            return json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string[]>>(json) ?? [];
        }
        catch (JsonException)
        {
            // The browser's storage belongs to the user, who may have put anything there: the form stays as it is.
            return [];
        }
    }
}
