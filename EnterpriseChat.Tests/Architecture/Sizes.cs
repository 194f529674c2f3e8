using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EnterpriseChat.Tests.Architecture;

/// <summary>Something that is larger than agreed.</summary>
/// <param name="What">What is counted: <c>lines</c>, <c>method</c>, <c>parameters</c>, <c>services</c>, <c>nesting</c>.</param>
/// <param name="Where">The file, and the member after <c>#</c>.</param>
/// <param name="Count">How much it is.</param>
internal sealed record Oversize(string What, string Where, int Count);

/// <summary>Counts what the style bounds: lines of a file by its kind; lines, parameters and nesting of a method; injected services.</summary>
internal static class Sizes
{
    private const int MethodLines = 30;
    private const int Parameters = 4;
    private const int Nesting = 3;
    private const int ServicesOfOperation = 6;
    private const int ServicesOfComponent = 5;

    private static readonly (string Ending, int Most)[] Lines =
        [(".razor.cs", 200), (".razor", 120), (".cs", 250), (".css", 150), (".js", 150)];

    public static IEnumerable<Oversize> OfFile(string file, string text)
    {
        var lines = text.AsSpan().TrimEnd().Count('\n') + 1;
        var most = Lines.First(kind => file.EndsWith(kind.Ending, StringComparison.Ordinal)).Most;
        return lines > most ? [new Oversize("lines", file, lines)] : [];
    }

    public static IEnumerable<Oversize> OfMembers(string file, string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>().SelectMany(method => OfMethod(file, method))
            .Concat(root.DescendantNodes().OfType<ClassDeclarationSyntax>().SelectMany(type => OfType(file, type)));
    }

    private static IEnumerable<Oversize> OfMethod(string file, BaseMethodDeclarationSyntax method)
    {
        var where = $"{file}#{(method as MethodDeclarationSyntax)?.Identifier.Text ?? "constructor"}";
        (string What, int Count, int Most)[] counts =
        [
            ("method", BodyLines(method), MethodLines),
            ("parameters", method.ParameterList.Parameters.Count(p => p.Type?.ToString() != "CancellationToken"), Parameters),
            ("nesting", Deepest(method.Body, 0), Nesting),
        ];
        return counts.Where(one => one.Count > one.Most && !(one.What == "parameters" && method is ConstructorDeclarationSyntax))
            .Select(one => new Oversize(one.What, where, one.Count));
    }

    private static IEnumerable<Oversize> OfType(string file, ClassDeclarationSyntax type)
    {
        var injected = type.Members.OfType<PropertyDeclarationSyntax>().Count(property =>
            property.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Inject"));
        var constructed = type.Members.OfType<ConstructorDeclarationSyntax>().Select(one => one.ParameterList.Parameters.Count)
            .Append(type.ParameterList?.Parameters.Count ?? 0).Max();
        if (injected > ServicesOfComponent || constructed > ServicesOfOperation)
        {
            yield return new Oversize("services", $"{file}#{type.Identifier.Text}", Math.Max(injected, constructed));
        }
    }

    private static int BodyLines(BaseMethodDeclarationSyntax method)
    {
        if (((SyntaxNode?)method.Body ?? method.ExpressionBody) is not { } body)
        {
            return 0;
        }

        var span = body.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + (method.Body is null ? 1 : -1);
    }

    /// <summary>How deep statements stand in each other; an <c>else if</c> is no deeper than its <c>if</c>; a <c>using</c>, a lock and a <c>try</c> decide nothing.</summary>
    private static int Deepest(SyntaxNode? node, int depth)
    {
        if (node is null)
        {
            return depth;
        }

        var own = node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax
            || node is IfStatementSyntax && node.Parent is not ElseClauseSyntax ? depth + 1 : depth;
        return node.ChildNodes().Select(child => Deepest(child, own)).Append(own).Max();
    }
}
