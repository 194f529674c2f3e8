using FluentValidation;

namespace EnterpriseChat.Web.SignIn;

/// <summary>The fields of the sign-in page.</summary>
internal sealed class SignInForm
{
    /// <summary>User name.</summary>
    public string? UserName { get; set; }

    /// <summary>Password.</summary>
    public string? Password { get; set; }
}

/// <summary>The fields of the page that changes one's password.</summary>
internal sealed class PasswordForm
{
    /// <summary>The present password.</summary>
    public string Present { get; set; } = "";

    /// <summary>The new one.</summary>
    public string Chosen { get; set; } = "";

    /// <summary>The new one again.</summary>
    public string Repeated { get; set; } = "";
}

/// <summary>What can be said of the passwords before the server looks at them.</summary>
internal sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    /// <summary>Declares the rules.</summary>
    public PasswordFormValidator()
    {
        RuleFor(f => f.Present).NotEmpty().WithMessage(_ => Words.Password_PresentMissing);
        RuleFor(f => f.Chosen)
            .Custom((chosen, context) =>
            {
                if (Domain.SignIn.SignInRefusals.OfNew(chosen) is { } refusal)
                {
                    context.AddFailure(refusal.Sentence);
                }
            });
        RuleFor(f => f.Repeated).Equal(f => f.Chosen).WithMessage(_ => Words.Password_Differs);
    }
}
