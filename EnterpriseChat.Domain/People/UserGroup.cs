using EnterpriseChat.Domain.Access;

namespace EnterpriseChat.Domain.People;

/// <summary>A named set of users of any company. Permissions are granted to groups.</summary>
public sealed class UserGroup
{
    /// <summary>Key.</summary>
    public GroupId Id { get; init; }

    /// <summary>Name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>Name, 1 to 80 characters.</summary>
    public required string Name { get; set; }

    /// <summary><see cref="Name"/> folded by <see cref="TextRules.Key"/>; unique.</summary>
    public required string NameKey { get; set; }
}

/// <summary>That a user belongs to a group.</summary>
public sealed class GroupMember
{
    /// <summary>The group.</summary>
    public required GroupId GroupId { get; init; }

    /// <summary>The member.</summary>
    public required UserId UserId { get; init; }
}

/// <summary>That a group holds a permission.</summary>
public sealed class GroupPermission
{
    /// <summary>The group.</summary>
    public required GroupId GroupId { get; init; }

    /// <summary>What it may do.</summary>
    public required Permission Permission { get; init; }
}
