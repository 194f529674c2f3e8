using System.Collections.Concurrent;
using System.Data.Common;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace EnterpriseChat.Tests.Processes;

/// <summary>Work is done once a message, not once a viewer (G12).</summary>
public sealed class OneMessageCostTests
{
    private static readonly string[] Contoso =
    [
        "member", "member2", "lead", "agent", "admin", "ana.beltran", "bogdan.ionescu", "fatima.elsayed", "grace.okafor", "henrik.sorensen",
    ];

    [Fact]
    public async Task G12_A_message_costs_the_same_with_2_and_with_20_viewers()
    {
        var (few, fewStatements) = await CostAsync(viewers: 2);
        var (many, manyStatements) = await CostAsync(viewers: 20);
        Assert.True(few == many, $"2 viewers: {few}\n{string.Join('\n', fewStatements)}\n\n20 viewers: {many}\n{string.Join('\n', manyStatements)}");
        Assert.Equal(1, many.Rendered);
        Assert.Equal(1, many.Entries);
    }

    [Fact]
    public async Task The_count_finds_a_statement_for_each_viewer()
    {
        var (one, _) = await CostAsync(viewers: 2, perViewer: true);
        var (two, _) = await CostAsync(viewers: 4, perViewer: true);
        Assert.True(one.Statements < two.Statements, $"{one} {two}");
    }

    private static async Task<(Cost Cost, IReadOnlyList<string> Statements)> CostAsync(int viewers, bool perViewer = false)
    {
        var counter = new StatementCounter();

        // Time stands still: what is done every so often is not the message's.
        await using var server = await InProcessServer.StartAsync(services =>
        {
            services.AddSingleton<IInterceptor>(counter);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(TimeProvider.System.GetUtcNow())));
        });
        var sessions = new List<WebSession>();
        var circuits = new List<CircuitClient>();
        try
        {
            for (var i = 0; i < viewers; i++)
            {
                sessions.Add(await WebSession.SignInAsync(server.Address, Contoso[i % Contoso.Length]));
            }

            var room = await CompanyChat.OfAsync(sessions[0]);
            foreach (var session in sessions)
            {
                circuits.Add(await CircuitClient.OpenAsync(session, $"chat/{room}"));
            }

            await PostAsync(sessions[0], circuits, room, counter);
            Assert.True(counter.Rules > 0, "The rule was not recognised among the statements."); // the control
            counter.Clear();
            var before = Read(server);
            await PostAsync(sessions[0], circuits, room, counter);
            if (perViewer)
            {
                foreach (var _ in circuits)
                {
                    await server.UserAsync("member");
                }
            }

            return ((Read(server) - before) with { Statements = counter.Statements.Count, Rules = counter.Rules }, counter.Statements);
        }
        finally
        {
            foreach (var circuit in circuits)
            {
                await circuit.DisposeAsync();
            }

            sessions.ForEach(session => session.Dispose());
        }
    }

    private static async Task PostAsync(WebSession author, List<CircuitClient> circuits, string room, StatementCounter counter)
    {
        var marker = $"word-{Guid.NewGuid():N}";
        Assert.Equal(201, (int)(await author.PostAsync(room, marker)).Status);
        await Eventually.That(() => circuits.All(circuit => circuit.Contains(marker)), TimeSpan.FromSeconds(30));

        // Whatever follows the message has followed when nothing was asked for a while.
        var (last, since) = (-1, System.Diagnostics.Stopwatch.StartNew());
        await Eventually.That(
            () =>
            {
                if (counter.Statements.Count != last)
                {
                    last = counter.Statements.Count;
                    since.Restart();
                }

                return since.Elapsed > TimeSpan.FromSeconds(0.7);
            },
            TimeSpan.FromSeconds(30));
    }

    private static Cost Read(InProcessServer server) => new(
        0, 0, server.Get<RenderedTexts>().Rendered, StoredMessages.Column<long>(server.Database, "SELECT COUNT(*) FROM AuditEntries").Single());

    private sealed record Cost(long Statements, long Rules, long Rendered, long Entries)
    {
        public static Cost operator -(Cost after, Cost before) => new(
            after.Statements - before.Statements, after.Rules - before.Rules, after.Rendered - before.Rendered, after.Entries - before.Entries);
    }

    private sealed class StatementCounter : DbCommandInterceptor
    {
        private readonly ConcurrentQueue<string> _statements = new();

        public IReadOnlyList<string> Statements => [.. _statements];

        /// <summary>How many of them asked the rule, which alone reads what groups may do.</summary>
        public int Rules => _statements.Count(statement => statement.Contains("GroupPermissions", StringComparison.Ordinal));

        public void Clear() => _statements.Clear();

        public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
        {
            _statements.Enqueue(command.CommandText.ReplaceLineEndings(" "));
            return result;
        }

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(ReaderExecuted(command, eventData, result));
    }
}
