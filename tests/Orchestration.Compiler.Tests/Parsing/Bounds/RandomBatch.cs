namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <summary>Pipelines that are compiled together. A failed property shows their source.</summary>
internal sealed class RandomBatch
{
    private readonly RandomSource _source = new();

    public RandomBatch(IReadOnlyList<RandomPipeline> pipelines)
    {
        Pipelines = pipelines;
        Names = [.. pipelines.Select(_source.Write)];
    }

    public IReadOnlyList<RandomPipeline> Pipelines { get; }

    /// <summary>The names of their classes.</summary>
    public IReadOnlyList<string> Names { get; }

    public string Source => _source.Source;

    /// <inheritdoc cref="RandomSource.Answers"/>
    public IReadOnlyDictionary<int, WorstAnswers> Answers => _source.Answers;

    public override string ToString() => "\n" + Source;
}

/// <summary>How a model step answers in the worst case: unreadably, until the last attempt.</summary>
/// <param name="Attempts">The attempts of one run of the step.</param>
/// <param name="Last">The answer to the last one, by the number of runs before.</param>
internal sealed record WorstAnswers(long Attempts, Func<long, string> Last)
{
    /// <summary>No text, no label and no JSON.</summary>
    public const string Unreadable = "";

    /// <summary>The answer to a call, by the number of calls before.</summary>
    public string To(long call) => call % Attempts == Attempts - 1 ? Last(call / Attempts) : Unreadable;
}
