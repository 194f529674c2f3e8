namespace EnterpriseChat.Domain.Access;

/// <summary>Whom a private chat room is for, by public ids. Two lists are the same when they name the same, in any order.</summary>
/// <param name="Users">Users who are selected themselves.</param>
/// <param name="Groups">User groups whose members are selected.</param>
/// <param name="Companies">Companies whose users are selected.</param>
public sealed record AccessList(IReadOnlySet<PublicId> Users, IReadOnlySet<PublicId> Groups, IReadOnlySet<PublicId> Companies)
{
    /// <summary>Nobody is selected.</summary>
    public static AccessList Nobody { get; } = new(new HashSet<PublicId>(), new HashSet<PublicId>(), new HashSet<PublicId>());

    /// <summary>Whether nobody is selected.</summary>
    public bool IsEmpty => Users.Count + Groups.Count + Companies.Count == 0;

    /// <summary>All who are named; a public id is of one kind only.</summary>
    public IEnumerable<PublicId> Subjects => Users.Concat(Groups).Concat(Companies);

    /// <inheritdoc />
    public bool Equals(AccessList? other) =>
        other is not null && Users.SetEquals(other.Users) && Groups.SetEquals(other.Groups) && Companies.SetEquals(other.Companies);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Users.Count, Groups.Count, Companies.Count);
}
