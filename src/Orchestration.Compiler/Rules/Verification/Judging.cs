using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>Who judges whose work in a pipeline.</summary>
internal sealed class Judging(PipelineModel pipeline)
{
    private const string EvaluateRole = "Evaluate";

    public FlowGraph Flow { get; } = new(pipeline);

    /// <summary>The evaluators and verifiers that ask a model themselves, each with the steps that make what it judges.</summary>
    public IEnumerable<(StepModel Judge, IReadOnlyList<StepModel> Producers)> OfModels() =>
        from step in pipeline.Steps
        where step.Model is not null
        let producers = ProducersFor(step).Where(producer => producer.Method != step.Method).ToList()
        where producers.Count > 0
        select (step, (IReadOnlyList<StepModel>)producers);

    /// <summary>Whether a step says of another one's result whether it may go on.</summary>
    public static bool IsJudge(StepModel step) => step.IsVerifier || step.Role == EvaluateRole;

    private IEnumerable<StepModel> ProducersFor(StepModel step) =>
        step.Verify is { IsSpecial: true } ofSpecial ? Flow.MakingSpecial(ofSpecial.Target)
        : step.Verify is { } verify ? Flow.Making(verify.Target)
        : step.Role == EvaluateRole ? Flow.MakingSpecial(Model.Patterns.CriticModel.Draft)
        : [];
}
