namespace Orchestration.Compiler.Model;

/// <summary>A bound as a number, or what has none.</summary>
internal readonly record struct Figure(long? Calls, string? UnboundedBy)
{
    public static Figure operator +(Figure a, Figure b) => a.Combine(b, Saturating.Add);

    public static Figure Max(Figure a, Figure b) => a.Combine(b, Math.Max);

    public Figure Times(long factor) => Calls is { } calls ? new(Saturating.Multiply(factor, calls), null) : this;

    private Figure Combine(Figure other, Func<long, long, long> combine) =>
        Calls is not { } a ? this : other.Calls is not { } b ? other : new(combine(a, b), null);
}

/// <summary>The two figures of a pipeline: the most calls of one run, and the longest row of calls that wait for one another.</summary>
internal sealed record Figures(Figure MaxCalls, Figure Depth);

/// <summary>A pipeline's bounds before the pipelines it runs are known.</summary>
internal sealed record PipelineBounds(string Pipeline, Bound MaxCalls, Bound Depth);

/// <summary>Turns symbolic bounds into figures, following one pipeline into another.</summary>
/// <param name="find">Finds the bounds of a pipeline by metadata name; null where it is not known.</param>
internal sealed class BoundResolver(Func<string, PipelineBounds?> find)
{
    private readonly Dictionary<string, Figures> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    public Figures Resolve(string pipeline)
    {
        if (known.TryGetValue(pipeline, out Figures figures))
        {
            return figures;
        }

        if (!open.Add(pipeline))
        {
            return Without($"{pipeline} reaches itself");
        }

        figures = find(pipeline) is { } bounds
            ? new Figures(Resolve(bounds.MaxCalls, f => f.MaxCalls), Resolve(bounds.Depth, f => f.Depth))
            : Without($"{pipeline} is not known");
        open.Remove(pipeline);
        return known[pipeline] = figures;
    }

    public Figures Resolve(PipelineBounds bounds) =>
        new(Resolve(bounds.MaxCalls, f => f.MaxCalls), Resolve(bounds.Depth, f => f.Depth));

    private static Figures Without(string cause) => new(new Figure(null, cause), new Figure(null, cause));

    private Figure Resolve(Bound bound, Func<Figures, Figure> pick) => bound switch
    {
        Bound.Exact exact => new Figure(exact.Calls, null),
        Bound.Of other => pick(Resolve(other.Pipeline)),
        Bound.Sum sum => Resolve(sum.Left, pick) + Resolve(sum.Right, pick),
        Bound.Product product => Resolve(product.Bound, pick).Times(product.Times),
        Bound.Largest largest => Figure.Max(Resolve(largest.Left, pick), Resolve(largest.Right, pick)),
        Bound.Unbounded unbounded => new Figure(null, unbounded.Cause),
        _ => new Figure(null, "unknown"),
    };
}
