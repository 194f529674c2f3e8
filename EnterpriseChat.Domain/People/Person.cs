namespace EnterpriseChat.Domain.People;

/// <summary>What others read about a user. Who may read it is decided before it is shown.</summary>
/// <param name="Id">Key.</param>
/// <param name="PublicId">Name in addresses; the avatar's colour follows from it.</param>
/// <param name="DisplayName">Name.</param>
/// <param name="Status">Chosen status.</param>
/// <param name="StatusText">Status text.</param>
/// <param name="Active">Whether the person can sign in.</param>
/// <param name="Company">Whose user it is.</param>
public sealed record Person(UserId Id, PublicId PublicId, string DisplayName, ChosenStatus Status, string StatusText, bool Active, CompanyId Company)
{
    /// <summary>By what others can mention the person; empty where it was not read.</summary>
    public string UserName { get; init; } = "";
}
