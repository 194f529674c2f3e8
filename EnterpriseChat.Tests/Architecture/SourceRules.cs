using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EnterpriseChat.Tests.Architecture;

/// <summary>Rules about C# that need its syntax, for what the compiler's banned symbols cannot say.</summary>
internal static class SourceRules
{
    private static readonly HashSet<string> WallClock =
        ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Environment.TickCount", "Environment.TickCount64"];

    private static readonly string[] ClockNames = ["time", "clock"];

    /// <summary>Time that does not come from a <c>TimeProvider</c>, so that no test could move it.</summary>
    public static IReadOnlyList<string> OwnTime(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        var clocks = root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(access => WallClock.Contains(access.ToString()));
        var delays = root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression.ToString() is "Task.Delay" && !GivesClock(call.ArgumentList));
        var timers = root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
            .Where(made => made.Type.ToString() is "PeriodicTimer" or "Timer" or "System.Threading.Timer" && !GivesClock(made.ArgumentList));
        return Told(clocks.Cast<SyntaxNode>().Concat(delays).Concat(timers));
    }

    /// <summary>Exceptions that nobody will hear of: a catch of everything, or one that does nothing and does not say why.</summary>
    public static IReadOnlyList<string> Swallowed(string source) =>
        Told(CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<CatchClauseSyntax>().Where(IsSwallowing));

    private static bool IsSwallowing(CatchClauseSyntax clause)
    {
        var catchesAll = clause.Filter is null && clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception";
        var isEmpty = clause.Block.Statements.Count == 0;
        var saysWhy = clause.Block.DescendantTrivia().Any(trivia =>
            trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        return isEmpty && (catchesAll || !saysWhy);
    }

    private static bool GivesClock(ArgumentListSyntax? arguments) =>
        arguments is not null && arguments.Arguments.Skip(1).Any(argument =>
            ClockNames.Any(word => argument.Expression.ToString().Contains(word, StringComparison.OrdinalIgnoreCase)
                && !argument.Expression.ToString().StartsWith("TimeSpan", StringComparison.Ordinal)));

    private static List<string> Told(IEnumerable<SyntaxNode> nodes) =>
    [
        .. nodes.OrderBy(node => node.SpanStart)
            .Select(node => $"{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {node.ToString().Split('\n')[0].Trim()}"),
    ];
}
