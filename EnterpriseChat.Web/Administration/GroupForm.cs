using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;
using FluentValidation;

namespace EnterpriseChat.Web.Administration;

/// <summary>The fields of a user group.</summary>
internal sealed class GroupForm
{
    /// <summary>What is right.</summary>
    public static IValidator<GroupForm> Rules { get; } = new Validator();

    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    private sealed class Validator : AbstractValidator<GroupForm>
    {
        public Validator() => RuleFor(f => f.Name).Refused(PeopleRefusals.OfName);
    }
}
