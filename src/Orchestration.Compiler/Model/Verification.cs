namespace Orchestration.Compiler.Model;

/// <summary>Whether what a pipeline gives was checked on every path, as far as it can tell without the pipelines that it runs.</summary>
/// <param name="Unchecked">The results that go out as a model wrote them, or as an inner pipeline gave them.</param>
internal sealed record Verification(EquatableArray<UncheckedResult> Unchecked)
{
    public static Verification Of(PipelineModel pipeline) => new(
        pipeline.Pattern is { } pattern && pipeline.Entry is not { Shape: EntryShape.Nothing } and not { Result.IsClosedSet: true }
            ? GiversOf(pipeline, pattern).SelectMany(giver => UncheckedOf(pipeline, pattern, giver)).ToEquatableArray()
            : []);

    /// <summary>The steps whose result can be the run's.</summary>
    public static IEnumerable<StepModel> GiversOf(PipelineModel pipeline, PatternModel pattern) =>
        (pattern.After.Count > 0 ? [pattern.After[pattern.After.Count - 1]] : pattern.Givers)
            .Select(pipeline.Step)
            .OfType<StepModel>();

    private static IEnumerable<UncheckedResult> UncheckedOf(PipelineModel pipeline, PatternModel pattern, StepModel giver)
    {
        if (giver.Result is null or { IsClosedSet: true } || IsChecked(pipeline, pattern, giver))
        {
            yield break;
        }

        bool isOfPattern = pattern.After.Count == 0;
        string when = isOfPattern ? pattern.When(giver.Method) : "";
        bool isAccepted = IsReason(pipeline.UnverifiedReason) || IsReason(giver.UnverifiedReason) || (isOfPattern && pattern.GivesRefused);
        foreach (StepModel step in pipeline.WithFallbacks(giver))
        {
            // Code answers for what it gives; so does a pipeline of another assembly that says that it checks.
            if (!step.ApprovesResult && (step.Model is not null || step.Pipeline is { IsVerified: null or false }))
            {
                string? inner = step.Pipeline is { IsVerified: null } work ? work.Pipeline : null;
                yield return new UncheckedResult(giver.Method, step.Method, when, inner, isAccepted || IsReason(step.UnverifiedReason));
            }

            when = $"when '{step.Method}' fails";
        }
    }

    /// <summary>Whether what stands in an <c>[Unverified]</c> is a reason.</summary>
    public static bool IsReason(string? reason) => !string.IsNullOrWhiteSpace(reason);

    private static bool IsChecked(PipelineModel pipeline, PatternModel pattern, StepModel giver) =>
        giver.ApprovesResult
        || (pattern.After.Count == 0 && pattern.ChecksItself)
        || pipeline.Steps.Any(step => step.Verify is { } verify
            && (verify.IsSpecial
                ? pattern.After.Count == 0 && pattern.SourcesOf(verify.Target).Contains(giver.Method)
                : verify.Target == giver.Method));
}

/// <summary>A result that no step of its pipeline checks before it goes out.</summary>
/// <param name="Giver">The step that gives the pipeline's result.</param>
/// <param name="Step">The step that made it: the same, or one that stands in for it.</param>
/// <param name="When">On which path, such as <c>when 'Weak' fails</c>; empty where there is no other.</param>
/// <param name="Inner">The pipeline of this compilation that gave it, and may have checked it; null for a model's or a stranger's.</param>
/// <param name="IsAccepted">Whether the author says that it may go out as it is.</param>
internal sealed record UncheckedResult(string Giver, string Step, string When, string? Inner, bool IsAccepted);
