using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Simplicity;

/// <summary>ORC7005: steps of a chain wait for one another though none reads what the others give.</summary>
internal sealed class IndependentSteps : ModelRule
{
    public const string Id = "ORC7005";

    /// <summary>The property with the steps that could run at once, by comma.</summary>
    public const string Steps = "Steps";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "Steps wait for one another for nothing");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is not ChainModel chain || LongestRow(pipeline, chain) is not { Count: > 1 } row || row.Any(MayActIn(catalog)))
        {
            yield break;
        }

        IEnumerable<string> names = row.Select(step => $"'{step.Method}'");
        yield return Found(
            Anchor.OfMember(row[1].Method),
            $"{string.Join(" and ", names)} do not read one another, and yet each waits for the one before; as the sections of a [Parallel] they would take as long as the slowest.")
            .With(Steps, string.Join(",", row.Select(step => step.Method))) with
        {
            Related = row.Where(step => step != row[1]).Select(step => Anchor.OfMember(step.Method)).ToEquatableArray(),
        };
    }

    /// <summary>The first longest row of steps that follow one another, call models and could run at once, and are not the chain's last.</summary>
    private static IReadOnlyList<StepModel> LongestRow(PipelineModel pipeline, ChainModel chain)
    {
        List<StepModel> steps = chain.Before.Select(pipeline.Step).OfType<StepModel>().ToList();
        IReadOnlyList<StepModel> longest = [];
        for (int start = 0; start < steps.Count; start++)
        {
            List<StepModel> row = [];
            for (int i = start; i < steps.Count - 1 && IsFree(pipeline, steps[i]) && !row.Any(earlier => Reads(pipeline, steps[i], earlier)); i++)
            {
                row.Add(steps[i]);
            }

            longest = row.Count > longest.Count ? row : longest;
        }

        return longest;
    }

    /// <summary>Whether a step waits for a model, and nothing decides after it whether the run goes on.</summary>
    private static bool IsFree(PipelineModel pipeline, StepModel step) =>
        step is { IsCode: false, Result: not null } && step.Work is ModelWork or PipelineWork && !pipeline.VerifiersOf(step.Method).Any();

    /// <summary>Whether a step, or what stands in for it, reads another one's result.</summary>
    private static bool Reads(PipelineModel pipeline, StepModel step, StepModel other) =>
        pipeline.WithFallbacks(step).SelectMany(tried => tried.Inputs).Any(parameter => parameter.Source is ValueSource.Step source && source.Method == other.Method);

    private static Func<StepModel, bool> MayActIn(PipelineCatalog catalog) => step =>
        step.IsSideEffect || (step.Pipeline is { } work && (catalog.Find(work.Pipeline) is not { } inner || inner.Steps.Any(other => other.IsSideEffect || other.Result is null)));
}
