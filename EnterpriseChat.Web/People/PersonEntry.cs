using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;

namespace EnterpriseChat.Web.People;

/// <summary>A person in two lists between which one moves them; the face is made for those only whose row is drawn.</summary>
internal sealed record PersonEntry(Person Person) : TransferEntry(Person.PublicId.Value, Person.DisplayName)
{
    /// <inheritdoc />
    public override string? Face => People.Face.Markup(Person, null, "xs");
}
