namespace EnterpriseChat.Domain.People;

/// <summary>An organisation; every user belongs to one.</summary>
public sealed class Company
{
    /// <summary>Key.</summary>
    public CompanyId Id { get; init; }

    /// <summary>Name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>Name, 1 to 80 characters.</summary>
    public required string Name { get; set; }

    /// <summary><see cref="Name"/> folded by <see cref="TextRules.Key"/>; unique.</summary>
    public required string NameKey { get; set; }

    /// <summary>The company that runs the installation and answers support.</summary>
    public required bool IsHost { get; init; }

    /// <summary>Whether the module <c>Enterprise chat</c> is switched on.</summary>
    public required bool ChatEnabled { get; set; }

    /// <summary>Whether its users know the users of all companies, not only those of product.md section 3.</summary>
    public bool KnowsEveryone { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTime CreatedAt { get; init; }
}
