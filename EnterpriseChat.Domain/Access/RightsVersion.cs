namespace EnterpriseChat.Domain.Access;

/// <summary>The one row that counts changes of rights; triggers raise it with every change of a column that the rule reads.</summary>
public sealed class RightsVersion
{
    /// <summary>Always 1.</summary>
    public required long Id { get; init; }

    /// <summary>The version now.</summary>
    public required long Version { get; init; }
}
