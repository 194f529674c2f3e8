using System.Data.Common;
using System.Net;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Web.Circuits;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnterpriseChat.Web.Configuration;

/// <summary>What the process uses, for <c>eng/bench</c>: in Development with <c>Chat:Bench=true</c> only, and for this machine only.</summary>
internal static class BenchState
{
    private const int Passes = 3;

    /// <summary>Counts the commands that go to the database through EF, where the server is to be measured.</summary>
    public static void AddBenchState(this IServiceCollection services, bool isMeasured)
    {
        if (isMeasured)
        {
            services.AddSingleton<SqlCount>().AddSingleton<IInterceptor>(p => p.GetRequiredService<SqlCount>());
        }
    }

    /// <summary>Maps <c>/bench/state</c> where the server is to be measured; with <c>?gc=true</c> the heap is what is left after collections.</summary>
    public static void MapBenchState(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<SqlCount>() is not null)
        {
            app.MapGet("/bench/state", State).AllowAnonymous();
        }
    }

    private static IResult State(HttpContext context, SqlCount sql, RenderedTexts texts, CircuitCounts circuits) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
            ? Results.Json(new
            {
                heap = Heap(context.Request.Query["gc"] == "true"),
                allocated = GC.GetTotalAllocatedBytes(),
                cpuMilliseconds = Environment.CpuUsage.TotalTime.TotalMilliseconds,
                sqlCommands = sql.Total,
                markdownRenders = texts.Rendered,
                ruleEvaluations = RuleCount.Total,
                circuits = circuits.Total,
            })
            : Results.NotFound();

    private static long Heap(bool collects)
    {
        for (var pass = 0; collects && pass < Passes; pass++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: false);
    }

    /// <summary>Counts.</summary>
    internal sealed class SqlCount : DbCommandInterceptor
    {
        private long _total;

        /// <summary>Commands so far.</summary>
        public long Total => Interlocked.Read(ref _total);

        /// <inheritdoc />
        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
        {
            Interlocked.Increment(ref _total);
            return result;
        }
    }
}
