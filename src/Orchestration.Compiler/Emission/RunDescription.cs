using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>Says in a few sentences what a run does, for a reader who sees the class's remarks before its code.</summary>
internal sealed class RunDescription(PipelineModel pipeline)
{
    /// <summary>The sentences, a paragraph each: the pattern, what runs around it, what is checked, what a person approves, and what stands in for what.</summary>
    public IEnumerable<string> Paragraphs()
    {
        PatternModel pattern = pipeline.Pattern!;
        yield return pattern.Describe();
        // All steps of a chain stand before a pattern that has none of its own.
        string around = pattern.Core.Any() ? Sentence(Run("Before it", pattern.Before), Run("After it", pattern.After)) : "";
        string checks = Sentence(pipeline.Steps.Where(step => step.IsVerifier).Select(Check).ToArray());
        string approvals = Sentence(pipeline.Steps.Where(step => step.Approval is not null).Select(Approval).ToArray());
        string fallbacks = Sentence(pipeline.Steps.Where(step => step.Fallback is not null).Select(step => $"Where {step.Method} fails, {step.Fallback} runs instead.").ToArray());
        foreach (string paragraph in new[] { around, checks, approvals, fallbacks }.Where(paragraph => paragraph.Length > 0))
        {
            yield return paragraph;
        }
    }

    private static string Run(string when, IReadOnlyCollection<string> steps) =>
        steps.Count == 0 ? "" : $"{when}: {string.Join(", then ", steps)}.";

    private static string Check(StepModel verifier) =>
        $"{verifier.Method} checks {(verifier.Verify!.IsSpecial ? "the " : "")}{verifier.Verify.Target}{SentBack(verifier.Verify.Retries)}.";

    private static string Approval(StepModel step) =>
        step.ApprovesResult ? $"A person approves what {step.Method} gives." : $"A person approves the arguments of {step.Method}.";

    private static string SentBack(int retries) => retries switch
    {
        <= 0 => "",
        1 => " and sends it back once at most",
        _ => $" and sends it back {Code.Number(retries)} times at most",
    };

    private static string Sentence(params string[] parts) => string.Join(" ", parts.Where(part => part.Length > 0));
}
