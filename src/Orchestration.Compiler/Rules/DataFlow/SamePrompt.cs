using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Verification;

namespace Orchestration.Compiler.Rules.DataFlow;

/// <summary>ORC4008: two steps of different roles ask the same model the same about the same.</summary>
internal sealed class SamePrompt : ModelRule
{
    public const string Id = "ORC4008";

    /// <summary>Voters are meant to be asked the same, and what debaters say differs by the others.</summary>
    private static readonly HashSet<string> MeantToRepeat = new(StringComparer.Ordinal) { "Voter", "Debater" };

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "Two steps with the same prompt");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        List<StepModel> asking = pipeline.Steps.Where(step => step.Model is { Prompt: not null, Client: not null } && !MeantToRepeat.Contains(step.Role)).ToList();
        var judging = new Judging(pipeline);
        var judged = new HashSet<(string, string)>(judging.OfModels().SelectMany(pair => pair.Producers.Select(producer => (pair.Judge.Method, producer.Method))));
        for (int later = 1; later < asking.Count; later++)
        {
            StepModel step = asking[later];
            StepModel? first = asking.Take(later).FirstOrDefault(other =>
                AskTheSame(step, other)
                && !IsFallback(pipeline, step, other)
                && !RevisionWithoutDraft.IsFoundAt(pipeline, step)
                && !judged.Contains((step.Method, other.Method))
                && !judged.Contains((other.Method, step.Method)));
            if (first is not null)
            {
                yield return Found(
                    Anchor.OfMember(step.Method),
                    $"'{step.Method}' asks the same model the very prompt of '{first.Method}' about the same values, so one of them does the other's work again; let their prompts say what is different, or use one step.") with
                {
                    Related = [Anchor.OfMember(first.Method)],
                };
            }
        }
    }

    private static bool AskTheSame(StepModel step, StepModel other) =>
        step.Model is { Prompt: { } prompt, Client: { } client } own
        && other.Model is { Prompt: { } otherPrompt, Client: { } otherClient } theirs
        && client.Name == otherClient.Name
        && own.Options.Equals(theirs.Options)
        && own.System?.Normalized == theirs.System?.Normalized
        && step.Result?.Name == other.Result?.Name
        && prompt.Normalized == otherPrompt.Normalized
        && prompt.Holes.All(hole => SourceOf(step, hole.Parameter) is { } source && source.Equals(SourceOf(other, hole.Parameter)));

    private static ValueSource? SourceOf(StepModel step, string parameter) => step.Inputs.FirstOrDefault(input => input.Name == parameter)?.Source;

    /// <summary>What stands in for a step that failed may well try the same once more.</summary>
    private static bool IsFallback(PipelineModel pipeline, StepModel step, StepModel other) =>
        pipeline.WithFallbacks(step).Contains(other) || pipeline.WithFallbacks(other).Contains(step);
}
