using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;
using FluentValidation;

namespace EnterpriseChat.Web.Administration;

/// <summary>The fields of a company.</summary>
internal sealed class CompanyForm
{
    /// <summary>What is right.</summary>
    public static IValidator<CompanyForm> Rules { get; } = new Validator();

    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether its users know the users of all companies.</summary>
    public bool KnowsEveryone { get; set; }

    private sealed class Validator : AbstractValidator<CompanyForm>
    {
        public Validator() => RuleFor(f => f.Name).Refused(PeopleRefusals.OfName);
    }
}
