using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;
using FluentValidation;

namespace EnterpriseChat.Web.People;

/// <summary>The texts of a user in a form.</summary>
internal sealed class UserInformationForm
{
    private readonly Dictionary<UserField, string> _texts = [];

    /// <summary>What is right.</summary>
    public static IValidator<UserInformationForm> Rules { get; } = new Validator();

    /// <summary>What others read.</summary>
    public string DisplayName { get => this[UserField.DisplayName]; set => this[UserField.DisplayName] = value; }

    /// <summary>Title.</summary>
    public string Title { get => this[UserField.Title]; set => this[UserField.Title] = value; }

    /// <summary>E-mail address.</summary>
    public string Email { get => this[UserField.Email]; set => this[UserField.Email] = value; }

    /// <summary>Telephone number.</summary>
    public string Phone { get => this[UserField.Phone]; set => this[UserField.Phone] = value; }

    /// <summary>IANA name of the zone.</summary>
    public string TimeZone { get => this[UserField.TimeZone]; set => this[UserField.TimeZone] = value; }

    /// <summary>Language as a BCP 47 tag.</summary>
    public string Language { get => this[UserField.Language]; set => this[UserField.Language] = value; }

    /// <summary>The text of a field.</summary>
    public string this[UserField field]
    {
        get => _texts.GetValueOrDefault(field, "");
        set => _texts[field] = value;
    }

    private sealed class Validator : AbstractValidator<UserInformationForm>
    {
        public Validator()
        {
            RuleFor(f => f.DisplayName).Refused(PeopleRefusals.OfName);
            RuleFor(f => f.Title).Refused(PeopleRefusals.OfTitle);
            RuleFor(f => f.Email).Refused(PeopleRefusals.OfEmail);
            RuleFor(f => f.Phone).Refused(PeopleRefusals.OfPhone);
        }
    }
}
