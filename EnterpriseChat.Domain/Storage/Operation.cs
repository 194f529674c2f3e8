using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;

namespace EnterpriseChat.Domain.Storage;

/// <summary>
/// What an operation works with while the runner runs it: a fresh context inside the open transaction, the door, the audit entries and
/// facts it gives. It may be run a second time, so it changes nothing but the database.
/// </summary>
public sealed class Operation
{
    private readonly Func<ChatDb> _open;
    private readonly KnownSights _known;

    internal Operation(Waiting request, DateTime now, Writer writer, KnownSights known) =>
        (Actor, Request, Now, RightsVersion, Messages, Mentions, Files, Issues, _known, _open) =
        (request.Actor, request, now, writer.RightsVersion, writer.Messages, writer.Mentions, writer.Files, writer.Issues, known, writer.NewContext);

    /// <summary>Who asked for it.</summary>
    public Actor Actor { get; }

    /// <summary>The same object when the operation is run again: what is counted in memory is counted once.</summary>
    internal object Request { get; }

    /// <summary>The time of the operation, as stored.</summary>
    public DateTime Now { get; }

    /// <summary>The rights version inside the transaction, before this operation.</summary>
    public long RightsVersion { get; }

    /// <summary>The context; it is made when it is first asked for, and saved by the runner.</summary>
    public ChatDb Db => field ??= IsOpened(_open());

    /// <summary>The door on <see cref="Db"/>.</summary>
    public Door Door => field ??= new Door(Db, _known, RightsVersion, Seen);

    /// <summary>The prepared commands of the posting path.</summary>
    internal MessageWriter Messages { get; }

    /// <summary>The prepared commands for whom a message names.</summary>
    internal MentionWriter Mentions { get; }

    /// <summary>The prepared commands for the files that go out with a message.</summary>
    internal FileWriter Files { get; }

    /// <summary>The prepared commands for a message that is an entry of its issue's history too.</summary>
    internal IssueWriter Issues { get; }

    internal ChatDb? OpenedDb { get; private set; }

    internal List<AuditDraft> Entries { get; } = [];

    internal List<AuditDraft> RefusalEntries { get; } = [];

    internal List<Fact> Facts { get; } = [];

    /// <summary>Each yes that the door gave inside the transaction; nobody may rely on it before the commit.</summary>
    internal List<OpenRoom> Seen { get; } = [];

    /// <summary>Gives the entry that traces the change; a change without one is not committed.</summary>
    public void Audit(AuditDraft entry) => Entries.Add(entry with { Actor = Actor });

    /// <summary>Gives an entry with another actor than the operation's, such as the user who has just signed in.</summary>
    public void Audit(AuditDraft entry, Actor actor) => Entries.Add(entry with { Actor = actor });

    /// <summary>Gives an entry that is kept also when the operation refuses.</summary>
    public void AuditRefusal(AuditDraft entry) => RefusalEntries.Add(entry with { Actor = Actor });

    /// <summary>Says that what the rule reads is changed for one room only; unsaid, a change of it is told to every page.</summary>
    internal RightsOfRoom? Rights { get; set; }

    /// <summary>Tells a fact after the commit.</summary>
    public void Tell(Fact fact) => Facts.Add(fact);

    private ChatDb IsOpened(ChatDb db) => OpenedDb = db;
}
