using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Web.Controls;
using FluentValidation;

namespace EnterpriseChat.Web.Issues;

/// <summary>The fields of an issue as a form holds them: texts, and of choices what stands for them.</summary>
public sealed class IssueForm
{
    /// <summary>All of them, by the names that histories have for them.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        IssueFields.Title, IssueFields.Description, IssueFields.Type, IssueFields.Status, IssueFields.Priority, IssueFields.Assignee, IssueFields.Due,
        IssueFields.Company, IssueFields.Key,
    ];

    private readonly Dictionary<string, string> _values = Fields.ToDictionary(f => f, _ => "");

    /// <summary>What is right.</summary>
    public static IValidator<IssueForm> Rules { get; } = new Validator();

    /// <summary>A field by its name.</summary>
    public string this[string field]
    {
        get => _values[field];
        set => _values[field] = value;
    }

    /// <summary>Title.</summary>
    public string Title
    {
        get => this[IssueFields.Title];
        set => this[IssueFields.Title] = value;
    }

    /// <summary>Description; may be empty.</summary>
    public string Description
    {
        get => this[IssueFields.Description];
        set => this[IssueFields.Description] = value;
    }

    private sealed class Validator : AbstractValidator<IssueForm>
    {
        public Validator()
        {
            RuleFor(f => f.Title).Refused(IssueRefusals.OfTitle);
            RuleFor(f => f.Description).Refused(IssueRefusals.OfDescription);
        }
    }
}
