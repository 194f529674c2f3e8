using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnterpriseChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class IssueSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in IssueIndex.First())
            {
                migrationBuilder.Sql(statement);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in IssueIndex.Last())
            {
                migrationBuilder.Sql(statement);
            }
        }
    }
}
