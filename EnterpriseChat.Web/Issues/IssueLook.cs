using System.Globalization;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.Messages;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EnterpriseChat.Web.Issues;

/// <summary>How the fields of an issue are said and drawn: never by a drawing or a colour alone.</summary>
internal static class IssueLook
{
    /// <summary>Kinds of work with their words.</summary>
    public static IEnumerable<(string Value, string Name)> Types => Enum.GetValues<IssueType>().Select(t => (Code(t), Word(t)));

    /// <summary>Statuses with their words, in the order of the work.</summary>
    public static IEnumerable<(string Value, string Name)> Statuses => Enum.GetValues<IssueStatus>().Select(s => (Code(s), Word(s)));

    /// <summary>Priorities with their words, the most pressing first.</summary>
    public static IEnumerable<(string Value, string Name)> Priorities => Enum.GetValues<IssuePriority>().Select(p => (Code(p), Word(p)));

    /// <summary>The number that stands for a choice in a form and in a history.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    /// <summary>A kind of work.</summary>
    public static string Word(IssueType type) => type switch
    {
        IssueType.Case => Words.IssueType_Case,
        IssueType.Task => Words.IssueType_Task,
        _ => Words.IssueType_Issue,
    };

    /// <summary>A status.</summary>
    public static string Word(IssueStatus status) => status switch
    {
        IssueStatus.InProgress => Words.IssueStatus_InProgress,
        IssueStatus.Waiting => Words.IssueStatus_Waiting,
        IssueStatus.Resolved => Words.IssueStatus_Resolved,
        IssueStatus.Closed => Words.IssueStatus_Closed,
        _ => Words.IssueStatus_Open,
    };

    /// <summary>A priority.</summary>
    public static string Word(IssuePriority priority) => priority switch
    {
        IssuePriority.Highest => Words.IssuePriority_Highest,
        IssuePriority.High => Words.IssuePriority_High,
        IssuePriority.Low => Words.IssuePriority_Low,
        _ => Words.IssuePriority_Medium,
    };

    /// <summary>Its drawing.</summary>
    public static RenderFragment Drawing(IssueStatus status) => status switch
    {
        IssueStatus.InProgress => Icon.Of(Icons.Material.Outlined.Timelapse, "sm is-going"),
        IssueStatus.Waiting => Icon.Of(Icons.Material.Outlined.PauseCircle, "sm"),
        IssueStatus.Resolved or IssueStatus.Closed => Icon.Of(Icons.Material.Outlined.CheckCircle, "sm is-done"),
        _ => Icon.Of(Icons.Material.Outlined.RadioButtonUnchecked, "sm"),
    };

    /// <summary>Its drawing.</summary>
    public static RenderFragment Drawing(IssuePriority priority) => priority switch
    {
        IssuePriority.Highest => Icon.Of(Icons.Material.Outlined.KeyboardDoubleArrowUp, "sm is-hot"),
        IssuePriority.High => Icon.Of(Icons.Material.Outlined.KeyboardArrowUp, "sm is-hot"),
        IssuePriority.Low => Icon.Of(Icons.Material.Outlined.KeyboardArrowDown, "sm"),
        _ => Icon.Of(Icons.Material.Outlined.DragHandle, "sm"),
    };

    /// <summary>A day, such as 14 Nov 2025; a dash for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.CurrentCulture) ?? Words.Grid_Nothing;

    /// <summary>The name of somebody who stands in an issue, with the menu of an author; <c>Nobody</c> for none.</summary>
    public static RenderFragment Person(Person? person) => person is null
        ? builder =>
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "class", "t3");
            builder.AddContent(2, Words.Issue_Nobody);
            builder.CloseElement();
        }
    : builder =>
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "class", "nm cut");
        builder.AddAttribute(2, "type", "button");
        builder.AddAttribute(3, "data-menu", AuthorMenu.Of(person));
        builder.AddAttribute(4, "data-menu-button", true);
        builder.AddAttribute(5, "aria-haspopup", "menu");
        builder.AddAttribute(6, "title", person.DisplayName);
        builder.AddAttribute(7, "dir", "auto");
        builder.AddContent(8, person.DisplayName);
        builder.CloseElement();
        builder.AddContent(9, ScriptMark.Of(person.DisplayName));
    };

    /// <summary>What a field is called.</summary>
    public static string Field(string field) => field switch
    {
        IssueFields.Title => Words.Issue_Title,
        IssueFields.Description => Words.Issue_Description,
        IssueFields.Type => Words.Issue_Type,
        IssueFields.Status => Words.Issue_Status,
        IssueFields.Priority => Words.Issue_Priority,
        IssueFields.Assignee => Words.Issue_Assignee,
        IssueFields.Due => Words.Issue_Due,
        IssueFields.Company => Words.Company,
        _ => Words.Issue_Key,
    };
}
