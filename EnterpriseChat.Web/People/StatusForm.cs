using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;
using FluentValidation;

namespace EnterpriseChat.Web.People;

/// <summary>The one field of the dialog <c>Status text</c>.</summary>
internal sealed class StatusForm
{
    /// <summary>What is right.</summary>
    public static IValidator<StatusForm> Rules { get; } = new Validator();

    /// <summary>The text; empty removes it.</summary>
    public string Text { get; set; } = "";

    private sealed class Validator : AbstractValidator<StatusForm>
    {
        public Validator() => RuleFor(f => f.Text).Refused(SetStatus.OfText);
    }
}
