using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnterpriseChat.Web.Controls;

/// <summary>Lets a FluentValidation validator speak beside the fields of the form it stands in.</summary>
public sealed class Validated<T> : ComponentBase
    where T : class
{
    private ValidationMessageStore? _messages;

    /// <summary>The form.</summary>
    [CascadingParameter]
    public EditContext Form { get; set; } = null!;

    /// <summary>What is right.</summary>
    [Parameter]
    [EditorRequired]
    public IValidator<T> Rules { get; set; } = null!;

    /// <summary>Says something beside a field that only the server found out.</summary>
    public void Say(string field, string sentence)
    {
        _messages?.Add(Form.Field(field), sentence);
        Form.NotifyValidationStateChanged();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _messages = new ValidationMessageStore(Form);
        Form.OnValidationRequested += (_, _) => Check(null);
        Form.OnFieldChanged += (_, e) => Check(e.FieldIdentifier.FieldName);
    }

    private void Check(string? field)
    {
        var result = field is null
            ? Rules.Validate((T)Form.Model)
            : Rules.Validate((T)Form.Model, o => o.IncludeProperties(field));
        if (field is null)
        {
            _messages!.Clear();
        }
        else
        {
            _messages!.Clear(Form.Field(field));
        }

        foreach (var failure in result.Errors)
        {
            _messages.Add(Form.Field(failure.PropertyName), failure.ErrorMessage);
        }

        Form.NotifyValidationStateChanged();
    }
}
