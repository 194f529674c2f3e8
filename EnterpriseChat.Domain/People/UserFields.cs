using EnterpriseChat.Domain.Access;

namespace EnterpriseChat.Domain.People;

/// <summary>What somebody may change of a user.</summary>
public enum UserField
{
    /// <summary>What others read.</summary>
    DisplayName,

    /// <summary>Title.</summary>
    Title,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>The zone in which the person reads times.</summary>
    TimeZone,

    /// <summary>The language in which the person reads the screens.</summary>
    Language,

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
    /// <summary>Time zone and language are the person's own to choose (product.md section 15).</summary>
    private static readonly UserField[] OfOneself = [UserField.Title, UserField.Phone, UserField.TimeZone, UserField.Language];

    private static readonly UserField[] OfEditUsers = [UserField.DisplayName, UserField.Title, UserField.Email, UserField.Phone];

    private static readonly UserField[] OfAdminister =
        [.. OfEditUsers, UserField.Company, UserField.Groups, UserField.Active, UserField.Password];

    /// <summary>The fields of a user that somebody may change; none of a user whom the rights do not reach.</summary>
    public static IReadOnlySet<UserField> Changeable(this OwnRights rights, User user)
    {
        ArgumentNullException.ThrowIfNull(rights);
        ArgumentNullException.ThrowIfNull(user);
        var fields = new HashSet<UserField>();
        if (rights.IsOneself(user))
        {
            fields.UnionWith(OfOneself);
        }

        if (rights.Reaches(user))
        {
            fields.UnionWith(rights.May(Permission.Administer) ? OfAdminister : OfEditUsers);
        }

        return fields;
    }
}
