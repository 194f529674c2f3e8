using EnterpriseChat.Domain.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace EnterpriseChat.Tests.Domain.Live;

/// <summary>How facts come from where they happen to where they are heard.</summary>
public enum Post
{
    /// <summary>As they happen.</summary>
    Punctual,

    /// <summary>Two of three never come.</summary>
    Loses,

    /// <summary>Each comes twice.</summary>
    Doubles,

    /// <summary>They come when <see cref="Carrier.Deliver"/> is called.</summary>
    IsLate,

    /// <summary>Late, and in any order.</summary>
    Shuffles,
}

/// <summary>Stands between the bus of the writer and the bus of the hub.</summary>
internal sealed class Carrier(Post post, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<Fact> _late = [];

    /// <summary>The bus that the hub hears.</summary>
    public FactBus Far { get; } = new(NullLogger<FactBus>.Instance);

    public void Take(Fact fact)
    {
        lock (_late)
        {
            switch (post)
            {
                case Post.IsLate or Post.Shuffles:
                    _late.Add(fact);
                    break;
                case Post.Loses when _random.Next(3) > 0:
                    break;
                case Post.Doubles:
                    Far.Publish(fact);
                    Far.Publish(fact);
                    break;
                default:
                    Far.Publish(fact);
                    break;
            }
        }
    }

    /// <summary>Delivers what is late.</summary>
    public void Deliver()
    {
        lock (_late)
        {
            foreach (var fact in post is Post.Shuffles ? _late.OrderBy(_ => _random.Next()) : _late.AsEnumerable())
            {
                Far.Publish(fact);
            }

            _late.Clear();
        }
    }
}
