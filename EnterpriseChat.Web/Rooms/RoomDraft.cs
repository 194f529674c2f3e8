using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.People;

namespace EnterpriseChat.Web.Rooms;

/// <summary>
/// A chat room while it is being added or edited: the form, what it was filled with, and what somebody else made of the room meanwhile.
/// </summary>
internal sealed class RoomDraft(KnownPeople known, AccessChoices choices, MakeRoom make, EditRoom edit)
{
    private readonly Dictionary<string, string> _theirs = [];
    private readonly Dictionary<PublicId, string> _added = [];
    private RoomSettings? _was;
    private PublicId? _which;

    /// <summary>The form.</summary>
    public RoomForm Form { get; } = new();

    /// <summary>Who saved the room meanwhile; null while nobody did.</summary>
    public string? SavedBy { get; private set; }

    /// <summary>Whether the room is there no more, or not for this reader.</summary>
    public bool IsGone { get; private set; }

    /// <summary>The access list as it is stored: whom it names the editor may read, known or not. What a browser kept proves nothing.</summary>
    public AccessList Stored { get; private set; } = AccessList.Nobody;

    /// <summary>As the browser keeps it.</summary>
    public string Kept => KeptRoom.Write(Form, _was);

    /// <summary>Fills the form.</summary>
    /// <param name="me">Who edits.</param>
    /// <param name="which">The room; null for a new one, whose maker starts out among the selected.</param>
    public async Task FillAsync(Actor me, PublicId? which)
    {
        _which = which;
        if (which is null)
        {
            Form.Access = AccessList.Nobody with { Users = new HashSet<PublicId> { await PublicIdAsync(me) } };
        }
        else if (await choices.SavedAsync(me.Me, which.Value, CancellationToken.None) is { } saved)
        {
            (_was, Stored) = (saved.Settings, saved.Settings.Access);
            Form.Fill(saved.Settings);
        }
        else
        {
            IsGone = true;
        }
    }

    /// <summary>How many changes of somebody else stand beside the fields.</summary>
    public int Beside => _theirs.Count + _added.Count;

    /// <summary>What is to be said of entries of the lists: that somebody else added them meanwhile.</summary>
    public IReadOnlyDictionary<PublicId, string> Notes => _added.ToDictionary(entry => entry.Key, entry => Words.Changed_Added.With(entry.Value));

    /// <summary>The text that somebody else gave a field in which one typed another; null when nobody did.</summary>
    public string? Theirs(string field) => _theirs.GetValueOrDefault(field);

    /// <summary>The reader has decided between the two texts of a field.</summary>
    public void Settle(string field) => _theirs.Remove(field);

    /// <summary>Looks whether somebody else saved the room.</summary>
    public async Task LookAsync(Actor me)
    {
        if (_which is { } which && _was is not null)
        {
            var saved = await choices.SavedAsync(me.Me, which, CancellationToken.None);
            IsGone = saved is null;
            Stored = saved?.Settings.Access ?? AccessList.Nobody;
            await TakeAsync(saved);
        }
    }

    /// <summary>The page came back: what stood in the form, held against the room as it is now.</summary>
    public async Task TakeAsync(Actor me, KeptValue value)
    {
        if (KeptRoom.Read(value.Value) is { } kept && (kept.Was is null) == (_was is null))
        {
            Form.Fill(kept.Form.Settings);
            _was = kept.Was?.Settings;
        }

        Form.Name = value.Typed.GetValueOrDefault("name") ?? Form.Name;
        Form.Topic = value.Typed.GetValueOrDefault("topic") ?? Form.Topic;
        await LookAsync(me);
    }

    /// <summary>Selects the reader too.</summary>
    public async Task SelectMeAsync(Actor me) =>
        Form.Access = Form.Access with { Users = new HashSet<PublicId>([.. Form.Access.Users, await PublicIdAsync(me)]) };

    /// <summary>Makes or changes the room; when somebody else saved it meanwhile the form has taken that in.</summary>
    /// <returns>Why it was refused; null when it is stored.</returns>
    public async Task<Refusal?> SaveAsync(Actor me)
    {
        var refusal = _which is { } which
            ? (await edit.HandleAsync(me, which, _was ?? Form.Settings, Form.Settings, CancellationToken.None)).Refusal
            : (await make.HandleAsync(me, Form.Settings, CancellationToken.None)).Refusal;
        await TakeAsync((refusal as RoomChangedMeanwhile)?.Now);
        return refusal;
    }

    private async Task TakeAsync(SavedRoom? saved)
    {
        if (saved is null || _was is null || saved.Settings == _was)
        {
            return;
        }

        foreach (var (field, theirs) in Form.Take(_was, saved.Settings))
        {
            _theirs[field] = theirs;
        }

        SavedBy = (await known.AllAsync()).FirstOrDefault(p => p.Id == saved.By)?.DisplayName ?? Words.Somebody;
        var (before, now) = (_was.Access.Subjects.ToHashSet(), saved.Settings.Access.Subjects.ToHashSet());
        foreach (var entry in now.Except(before))
        {
            _added[entry] = SavedBy;
        }

        foreach (var entry in before.Except(now))
        {
            _added.Remove(entry);
        }

        _was = saved.Settings;
    }

    private async Task<PublicId> PublicIdAsync(Actor me) => (await known.AllAsync()).First(p => p.Id == me.Me).PublicId;
}
