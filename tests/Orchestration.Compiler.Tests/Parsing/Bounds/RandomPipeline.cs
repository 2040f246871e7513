namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <summary>
/// A pipeline as a test makes it up, and the figures of one run of it, worked out by the book: once more and in another way than the compiler
/// does, so that the two can be held against each other.
/// </summary>
/// <param name="Before">The steps before the pattern; all of a chain.</param>
/// <param name="After">The steps after it.</param>
internal abstract partial record RandomPipeline(IReadOnlyList<RandomStep> Before, IReadOnlyList<RandomStep> After)
{
    /// <summary>The most calls of one run.</summary>
    public long Calls => Of(Counting.Calls);

    /// <summary>The longest row of calls that wait for one another.</summary>
    public long Depth => Of(Counting.Depth);

    public IEnumerable<RandomPipeline> Inner => Before.Concat(Core).Concat(After).Select(step => step.Inner).OfType<RandomPipeline>();

    protected abstract IEnumerable<RandomStep> Core { get; }

    public long Of(Counting counting) => counting.InTurn(Before) + CoreOf(counting) + counting.InTurn(After);

    protected abstract long CoreOf(Counting counting);

    private static IEnumerable<RandomStep> Some(params RandomStep?[] steps) => steps.OfType<RandomStep>();
}

/// <summary>How a figure is counted.</summary>
/// <param name="AtOnce">What those that run at once come to.</param>
internal sealed record Counting(Func<IEnumerable<long>, long> AtOnce)
{
    /// <summary>All calls, whenever they are made.</summary>
    public static readonly Counting Calls = new(figures => figures.Sum());

    /// <summary>Only those calls that wait for one another.</summary>
    public static readonly Counting Depth = new(figures => figures.Max());

    public long Of(RandomStep? step) => step?.Of(this) ?? 0;

    public long InTurn(IEnumerable<RandomStep> steps) => steps.Sum(Of);

    public long Dearest(IEnumerable<RandomStep> steps) => steps.Max(Of);

    /// <summary>The same several times at once.</summary>
    public long AtOnceTimes(int count, long figure) => AtOnce(Enumerable.Repeat(figure, count));
}
