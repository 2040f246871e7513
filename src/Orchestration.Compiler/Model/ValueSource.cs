namespace Orchestration.Compiler.Model;

/// <summary>Where a step's parameter gets its value.</summary>
internal abstract record ValueSource
{
    private ValueSource()
    {
    }

    /// <summary>A parameter of the entry.</summary>
    public sealed record Entry(string Parameter) : ValueSource;

    /// <summary>The result of an earlier step, by its method's name.</summary>
    public sealed record Step(string Method) : ValueSource;

    /// <summary>What a step gave in the round before, by its method's name; null in the first.</summary>
    public sealed record Previous(string Method) : ValueSource;

    /// <summary>A parameter of the pattern's own, such as <c>draft</c>.</summary>
    public sealed record Special(string Name) : ValueSource;

    /// <summary>The run's cancellation token.</summary>
    public sealed record Cancellation : ValueSource;

    /// <summary>What the verifier said that sent the step back, null at first.</summary>
    public sealed record Feedback : ValueSource;

    /// <summary>None was found; a finding says so.</summary>
    public sealed record Missing : ValueSource;
}
