using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Web.Controls;
using FluentValidation;

namespace EnterpriseChat.Web.Administration;

/// <summary>The fields of a user.</summary>
internal sealed class UserForm
{
    /// <summary>What is right for a user who is changed.</summary>
    public static IValidator<UserForm> RulesOfEditing { get; } = new Validator(isNew: false);

    /// <summary>What is right for a user who is added.</summary>
    public static IValidator<UserForm> RulesOfAdding { get; } = new Validator(isNew: true);

    /// <summary>What the person types to sign in.</summary>
    public string UserName { get; set; } = "";

    /// <summary>What others read.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>The company.</summary>
    public string Company { get; set; } = "";

    /// <summary>The groups.</summary>
    public IReadOnlyList<Choice> Groups { get; set; } = [];

    /// <summary>The first password.</summary>
    public string Password { get; set; } = "";

    private sealed class Validator : AbstractValidator<UserForm>
    {
        public Validator(bool isNew)
        {
            RuleFor(f => f.DisplayName).Refused(PeopleRefusals.OfName);
            RuleFor(f => f.Title).Refused(PeopleRefusals.OfTitle);
            if (isNew)
            {
                RuleFor(f => f.UserName).Refused(PeopleRefusals.OfName);
                RuleFor(f => f.Password).Refused(SignInRefusals.OfNew);
            }
        }
    }
}
