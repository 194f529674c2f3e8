using EnterpriseChat.Domain.Access;

namespace EnterpriseChat.Domain.People;

/// <summary>What one user may change of another.</summary>
public enum UserField
{
    /// <summary>What others read.</summary>
    DisplayName,

    /// <summary>Title.</summary>
    Title,

    /// <summary>The company, on which rights hang.</summary>
    Company,

    /// <summary>The groups, on which rights hang.</summary>
    Groups,

    /// <summary>Whether the person can sign in.</summary>
    Active,

    /// <summary>The password.</summary>
    Password,
}

/// <summary>
/// The list of fields that each right may change. What gives somebody rights, company, groups, activity and password, is with
/// <see cref="Permission.Administer"/> alone: nobody else can give a right, and none that one does not hold.
/// </summary>
public static class UserFields
{
    private static readonly UserField[] OfEditUsers = [UserField.DisplayName, UserField.Title];

    private static readonly UserField[] OfAdminister =
        [UserField.DisplayName, UserField.Title, UserField.Company, UserField.Groups, UserField.Active, UserField.Password];

    /// <summary>Whether the rights allow to change the field of a user whom they reach.</summary>
    public static bool MayChange(this OwnRights rights, UserField field)
    {
        ArgumentNullException.ThrowIfNull(rights);
        return (rights.May(Permission.Administer) && OfAdminister.Contains(field))
            || (rights.May(Permission.EditUsers) && OfEditUsers.Contains(field));
    }
}
