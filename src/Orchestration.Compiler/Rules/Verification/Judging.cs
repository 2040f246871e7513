using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>Who judges whose work in a pipeline.</summary>
internal sealed class Judging(PipelineModel pipeline)
{
    /// <summary>The roles that judge, each with the pattern's parameter that holds what it judges.</summary>
    private static readonly Dictionary<string, string> Judged = new(StringComparer.Ordinal)
    {
        ["Evaluate"] = CriticModel.Draft,
        ["Review"] = SupervisorModel.Work,
    };

    public FlowGraph Flow { get; } = new(pipeline);

    /// <summary>The evaluators, reviewers and verifiers that ask a model themselves, each with the steps that make what it judges.</summary>
    public IEnumerable<(StepModel Judge, IReadOnlyList<StepModel> Producers)> OfModels() =>
        from step in pipeline.Steps
        where step.Model is not null
        let producers = ProducersFor(step).Where(producer => producer.Method != step.Method).ToList()
        where producers.Count > 0
        select (step, (IReadOnlyList<StepModel>)producers);

    /// <summary>Whether a step says of another one's result whether it may go on.</summary>
    public static bool IsJudge(StepModel step) => step.IsVerifier || Judged.ContainsKey(step.Role);

    private IEnumerable<StepModel> ProducersFor(StepModel step) =>
        step.Verify is { IsSpecial: true } ofSpecial ? Flow.MakingSpecial(ofSpecial.Target)
        : step.Verify is { } verify ? Flow.Making(verify.Target)
        : Judged.TryGetValue(step.Role, out string judged) ? Flow.MakingSpecial(judged)
        : [];
}
