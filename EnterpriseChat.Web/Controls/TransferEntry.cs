namespace EnterpriseChat.Web.Controls;

/// <summary>Something that stands in one of the two lists of a <see cref="TransferList"/>.</summary>
/// <param name="Key">What it is known by; without tabs and line ends.</param>
/// <param name="Name">Its name, as it is shown and filtered by.</param>
public record TransferEntry(string Key, string Name)
{
    /// <summary>What else is to be known of it, such as the company of a person or the number of people in a group.</summary>
    public string? Detail { get; init; }

    /// <summary>What happened to it, such as <c>added by NAME</c>; it stands in the place of the detail.</summary>
    public string? Note { get; init; }

    /// <summary>A face or an icon as markup, asked for when the row is drawn; decoration only. Who makes it encodes what people wrote.</summary>
    public virtual string? Face => null;
}
