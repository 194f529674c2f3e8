using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using FluentValidation;

namespace EnterpriseChat.Web.Rooms;

/// <summary>What is right in the dialog of a chat room; the operation holds to the same rules.</summary>
internal sealed class RoomFormRules : AbstractValidator<RoomForm>
{
    /// <summary>Declares them.</summary>
    public RoomFormRules()
    {
        RuleFor(f => f.Name).Custom((name, context) =>
        {
            if (PeopleRefusals.OfName(name) is { } wrong)
            {
                context.AddFailure(wrong.Sentence);
            }
        });
        RuleFor(f => f.Topic).Must(t => TextRules.Name(t).Length <= RoomSettings.LongestTopic).WithMessage(_ => RoomRefusals.BadTopic.Sentence);
        RuleFor(f => f.Access).Must((form, access) => form.IsPublic || !access.IsEmpty).WithMessage(_ => RoomRefusals.NobodySelected.Sentence);
    }
}
