using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EnterpriseChat.Domain.Storage;

/// <summary>What <c>dotnet ef migrations add</c> makes its context with.</summary>
internal sealed class DesignTimeChatDb : IDesignTimeDbContextFactory<ChatDb>
{
    public ChatDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ChatDb>().UseSqlite("Data Source=design.db").Options);
}
