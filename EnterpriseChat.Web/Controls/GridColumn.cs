namespace EnterpriseChat.Web.Controls;

/// <summary>A column of a <see cref="PagedGrid{TRow}"/>.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Class">Class of its head and width.</param>
/// <param name="Sort">Name under which the grid sorts by it; null when it does not.</param>
public sealed record GridColumn(string Title, string? Class = null, string? Sort = null);
