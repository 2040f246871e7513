namespace Orchestration.Compiler.Model.Patterns;

/// <summary>A parallel: steps that run at once on the same inputs, and one that makes a result of theirs.</summary>
/// <param name="Sections">The steps that run at once, in the order written.</param>
/// <param name="Combine">The step that reads what they gave, or null where the run gives all of it.</param>
internal sealed record ParallelModel(EquatableArray<string> Sections, string? Combine) : PatternModel
{
    /// <summary>Whether the others go on when a section fails, and its result is an attempt.</summary>
    public bool KeepsOthers { get; init; }

    /// <summary>How the sections' results make one value, where no step combines them.</summary>
    public ResultConstruction? Construction { get; init; }

    /// <summary>How many sections run at once; 0 for all.</summary>
    public int MaxConcurrency => Limit("MaxConcurrency") ?? 0;

    public int MinSucceeded => Limit("MinSucceeded") ?? 1;

    public override IEnumerable<string> Core => Combine is null ? Sections : Sections.Append(Combine);

    public override IEnumerable<string> Givers => Combine is null ? Sections : [Combine];

    public override Bound CoreCalls(StepCosts costs) => costs.SumOf(Sections) + costs.Of(Combine);

    public override Bound CoreDepth(StepCosts costs) =>
        Sections.Aggregate(Bound.Zero, (deepest, section) => Bound.Max(deepest, costs.Of(section))) + costs.Of(Combine);

    public override string Describe() =>
        $"Parallel: {string.Join(", ", Sections)} at once{(Combine is null ? "" : $", then {Combine}")}.";
}

/// <summary>A tuple or an object that is made of several steps' results.</summary>
/// <param name="Type">The type whose constructor takes them, or null for a tuple.</param>
/// <param name="Arguments">The steps in the order of the parameters, each with the parameter's name, or empty in a tuple.</param>
internal sealed record ResultConstruction(string? Type, EquatableArray<(string Parameter, string Step)> Arguments);
