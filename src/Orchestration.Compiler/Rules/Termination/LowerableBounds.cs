using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>A bound of a pipeline that its author could lower.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="Argument">The argument, by name or position.</param>
/// <param name="Description">What it is called in a message.</param>
/// <param name="Least">The least value that still makes sense.</param>
/// <param name="Current">Its value.</param>
/// <param name="With">The pipeline with another value.</param>
internal sealed record LowerableBound(Anchor Attribute, string Argument, string Description, int Least, int Current, Func<int, PipelineModel> With)
{
    /// <summary>The largest value below the current one with which the worst case stays within a number of calls, or null.</summary>
    /// <param name="calls">The number.</param>
    /// <param name="worstCase">The worst case, given the pipeline with another value.</param>
    public int? LargestWithin(long calls, Func<PipelineModel, long?> worstCase)
    {
        int low = Least;
        int high = Current - 1;
        int? fitting = null;
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            if (worstCase(With(middle)) <= calls)
            {
                fitting = middle;
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return fitting;
    }
}

/// <summary>Lists the bounds that a pipeline's worst case follows from.</summary>
internal static class LowerableBounds
{
    /// <summary>Those of the pattern first, then those of the steps in the order written.</summary>
    public static IEnumerable<LowerableBound> Of(PipelineModel pipeline)
    {
        foreach (PatternLimit limit in (pipeline.Pattern?.Limits ?? []).Where(limit => limit.MultipliesCalls && limit.Value is not null))
        {
            yield return new LowerableBound(
                Anchor.Attribute(limit.Member, limit.Role ?? pipeline.PatternName),
                limit.Name,
                limit.Member is null ? limit.Name : $"{limit.Name} of '{limit.Member}'",
                limit.LeastUseful ?? limit.Least,
                limit.Value!.Value,
                value => pipeline with { Pattern = pipeline.Pattern!.WithLimit(limit, value) });
        }

        foreach (LowerableBound bound in pipeline.Steps.SelectMany(step => OfStep(pipeline, step)))
        {
            yield return bound;
        }
    }

    /// <summary>Those of one step by itself: its retries and its repairs.</summary>
    public static IEnumerable<LowerableBound> OfStepAlone(PipelineModel pipeline, StepModel step)
    {
        if (step.Retries > 1)
        {
            yield return new LowerableBound(
                Anchor.Attribute(step.Method, "Retry"), "0", $"the retries of '{step.Name}'", 1, step.Retries,
                value => With(pipeline, step with { DeclaredRetries = value }));
        }

        if (step.Model is { Repairs: > 0 } model)
        {
            yield return new LowerableBound(
                Anchor.Attribute(step.Method, model.File is null ? "Prompt" : "PromptFile"), "MaxRepairs", $"MaxRepairs of '{step.Name}'", 0, model.Repairs,
                value => With(pipeline, step with { Work = model with { MaxRepairs = value } }));
        }
    }

    private static IEnumerable<LowerableBound> OfStep(PipelineModel pipeline, StepModel step) => step.Verify is { Retries: > 0 } verify
        ? OfStepAlone(pipeline, step).Prepend(new LowerableBound(
            Anchor.Attribute(step.Method, "Verify"), "Retries", $"Retries of '{step.Name}'", 0, verify.Retries,
            value => With(pipeline, step with { Verify = verify with { Retries = value } })))
        : OfStepAlone(pipeline, step);

    private static PipelineModel With(PipelineModel pipeline, StepModel changed) =>
        pipeline with { Steps = pipeline.Steps.Select(step => step.Method == changed.Method ? changed : step).ToEquatableArray() };
}
