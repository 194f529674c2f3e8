namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>A file of a message as every page shows it.</summary>
/// <param name="PublicId">Name in addresses.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Size">Bytes.</param>
/// <param name="IsPicture">Whether it has a thumbnail.</param>
public sealed record FileView(PublicId PublicId, string Name, long Size, bool IsPicture);
