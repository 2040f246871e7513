namespace Orchestration.Compiler.Model;

/// <summary>Whether what a pipeline gives was checked on every path.</summary>
/// <param name="IsChecked">Whether it is, as far as this pipeline can tell.</param>
/// <param name="IfChecked">The inner pipelines whose results go out as they are, and so must be checked themselves.</param>
/// <param name="Unchecked">The steps whose results go out unchecked.</param>
internal sealed record Verification(bool IsChecked, EquatableArray<string> IfChecked, EquatableArray<string> Unchecked)
{
    public static Verification Of(PipelineModel pipeline)
    {
        if (pipeline.Pattern is not { } pattern)
        {
            return new Verification(true, [], []);
        }

        var inner = new List<string>();
        var open = new List<string>();
        foreach (StepModel giver in GiversOf(pipeline, pattern).Where(step => !IsCheckedHere(pipeline, pattern, step)))
        {
            foreach (StepModel step in WithFallbacks(pipeline, giver))
            {
                if (step.Pipeline is { IsVerified: null } work)
                {
                    inner.Add(work.Pipeline);
                }
                else if (step.Model is not null || step.Pipeline is { IsVerified: false })
                {
                    open.Add(step.Method);
                }
            }
        }

        return new Verification(open.Count == 0, inner.Distinct().ToEquatableArray(), open.Distinct().ToEquatableArray());
    }

    /// <summary>The steps whose result can be the run's.</summary>
    public static IEnumerable<StepModel> GiversOf(PipelineModel pipeline, PatternModel pattern) =>
        (pattern.After.Count > 0 ? [pattern.After[pattern.After.Count - 1]] : pattern.Givers)
            .Select(pipeline.Step)
            .OfType<StepModel>();

    private static IEnumerable<StepModel> WithFallbacks(PipelineModel pipeline, StepModel step)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (StepModel? current = step; current is not null && seen.Add(current.Method); current = pipeline.Step(current.Fallback))
        {
            yield return current;
        }
    }

    private static bool IsCheckedHere(PipelineModel pipeline, PatternModel pattern, StepModel step) =>
        step.IsCode && step.Fallback is null
        || step.Result is null or { IsClosedSet: true }
        || step.UnverifiedReason is not null
        || pipeline.VerifiersOf(step.Method).Any()
        || (pattern.After.Count == 0 && (pattern.ChecksItself || pipeline.VerifiersOf(SpecialNames.Result).Any()));
}
