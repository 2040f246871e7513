namespace Orchestration.Compiler.Model;

/// <summary>
/// An upper bound of model calls, symbolic where it depends on another pipeline, so that a change there does not change this
/// pipeline's model.
/// </summary>
internal abstract record Bound
{
    private Bound()
    {
    }

    public static Bound Zero { get; } = new Exact(0);

    public static Bound One { get; } = new Exact(1);

    public static Bound operator +(Bound left, Bound right) => (left, right) switch
    {
        (Exact { Calls: 0 }, _) => right,
        (_, Exact { Calls: 0 }) => left,
        (Exact a, Exact b) => new Exact(Saturating.Add(a.Calls, b.Calls)),
        _ => new Sum(left, right),
    };

    public static Bound operator *(long times, Bound bound) => (times, bound) switch
    {
        (1, _) => bound,
        (0, _) => Zero,
        (_, Exact exact) => new Exact(Saturating.Multiply(times, exact.Calls)),
        _ => new Product(times, bound),
    };

    public static Bound Max(Bound left, Bound right) => (left, right) switch
    {
        (Exact { Calls: 0 }, _) => right,
        (_, Exact { Calls: 0 }) => left,
        (Exact a, Exact b) => new Exact(Math.Max(a.Calls, b.Calls)),
        _ => new Largest(left, right),
    };

    /// <summary>A number of calls.</summary>
    public sealed record Exact(long Calls) : Bound;

    /// <summary>The bound of another pipeline, by metadata name.</summary>
    public sealed record Of(string Pipeline) : Bound;

    /// <summary>Both, one after the other.</summary>
    public sealed record Sum(Bound Left, Bound Right) : Bound;

    /// <summary>The same several times.</summary>
    public sealed record Product(long Times, Bound Bound) : Bound;

    /// <summary>Either.</summary>
    public sealed record Largest(Bound Left, Bound Right) : Bound;

    /// <summary>No bound, and what lacks it.</summary>
    public sealed record Unbounded(string Cause) : Bound;
}

/// <summary>Arithmetic that stops at the largest value.</summary>
internal static class Saturating
{
    public static long Add(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    public static long Multiply(long a, long b) => a != 0 && b > long.MaxValue / a ? long.MaxValue : a * b;
}
