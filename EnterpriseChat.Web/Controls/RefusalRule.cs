using EnterpriseChat.Domain;
using FluentValidation;

namespace EnterpriseChat.Web.Controls;

/// <summary>Lets a form say beside a field what the domain would refuse.</summary>
internal static class RefusalRule
{
    /// <summary>The field is right when there is nothing to refuse.</summary>
    public static void Refused<T>(this IRuleBuilderInitial<T, string> rule, Func<string, Refusal?> refuse) =>
        rule.Custom((value, context) =>
        {
            if (refuse(value) is { } refusal)
            {
                context.AddFailure(refusal.Sentence);
            }
        });
}
