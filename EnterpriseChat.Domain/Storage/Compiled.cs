using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Storage;

/// <summary>
/// A query that is composed of other queries, such as the rule, translated once: to translate it takes longer than to run it. What it is
/// asked about stands in a slot.
/// </summary>
internal sealed class Compiled<TAbout, T>(Func<ChatDb, Slot<TAbout>, IQueryable<T>> compose)
{
    private Func<ChatDb, TAbout, IAsyncEnumerable<T>>? _query;

    /// <summary>Asks it.</summary>
    public IAsyncEnumerable<T> Of(ChatDb db, TAbout about) => (_query ??= Compile(db))(db, about);

    private Func<ChatDb, TAbout, IAsyncEnumerable<T>> Compile(ChatDb db)
    {
        var filled = new FilledSlots(typeof(TAbout));
        var query = filled.Visit(compose(db, new Slot<TAbout>()).Expression);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<ChatDb, TAbout, IQueryable<T>>>(query, [FilledSlots.Context, .. filled.Values]));
    }
}

/// <summary>As <see cref="Compiled{TAbout, T}"/>, asked about two things of different types.</summary>
internal sealed class Compiled<TAbout, TAnd, T>(Func<ChatDb, Slot<TAbout>, Slot<TAnd>, IQueryable<T>> compose)
{
    private Func<ChatDb, TAbout, TAnd, IAsyncEnumerable<T>>? _query;

    /// <summary>Asks it.</summary>
    public IAsyncEnumerable<T> Of(ChatDb db, TAbout about, TAnd and) => (_query ??= Compile(db))(db, about, and);

    private Func<ChatDb, TAbout, TAnd, IAsyncEnumerable<T>> Compile(ChatDb db)
    {
        var filled = new FilledSlots(typeof(TAbout), typeof(TAnd));
        var query = filled.Visit(compose(db, new Slot<TAbout>(), new Slot<TAnd>()).Expression);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<ChatDb, TAbout, TAnd, IQueryable<T>>>(query, [FilledSlots.Context, .. filled.Values]));
    }
}

/// <summary>Stands for a value of a query that is known only when it is asked.</summary>
internal sealed class Slot<T>
{
    /// <summary>The parameter that the translation puts in its place. Left in a query it fails, it is never a value that was forgotten.</summary>
    public T Value => throw new InvalidOperationException($"A {GetType().Name} has a value only inside of a query.");
}

/// <summary>Puts parameters into the places of slots.</summary>
internal sealed class FilledSlots(params Type[] abouts) : ExpressionVisitor
{
    private readonly Dictionary<Type, ParameterExpression> _bySlot = abouts.Index().ToDictionary(t => typeof(Slot<>).MakeGenericType(t.Item), t => Expression.Parameter(t.Item, $"about{t.Index}"));

    /// <summary>The context that a query is asked of.</summary>
    public static ParameterExpression Context { get; } = Expression.Parameter(typeof(ChatDb), "db");

    /// <summary>The parameters, in the order of their types.</summary>
    public IEnumerable<ParameterExpression> Values => abouts.Select(t => _bySlot[typeof(Slot<>).MakeGenericType(t)]);

    /// <inheritdoc />
    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is { } of && _bySlot.TryGetValue(of.Type, out var value))
        {
            return value;
        }

        // A query that another holds in a variable: its slots have to be filled too.
        return node.Type.IsAssignableTo(typeof(IQueryable)) && Held(node) is IQueryable query ? Visit(query.Expression) : base.VisitMember(node);
    }

    /// <summary>What a variable holds; null for what is known only inside of the query.</summary>
    private static object? Held(Expression? expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member when Held(member.Expression) is { } holder => field.GetValue(holder),
        MemberExpression { Member: PropertyInfo property } member when Held(member.Expression) is { } holder => property.GetValue(holder),
        _ => null,
    };
}
