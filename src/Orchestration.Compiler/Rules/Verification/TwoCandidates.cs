using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>ORC3008: a model chooses once between two candidates, which it always sees in the same order.</summary>
internal sealed class TwoCandidates : ModelRule
{
    public const string Id = "ORC3008";

    private const long Pair = 2;

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A choice between two in one order");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        pipeline.Pattern is VoteModel { AllBallots: Pair, Select: { } select } && pipeline.Step(select) is { Model: not null }
            ? [Found(
                Anchor.OfMember(select),
                $"'{select}' asks a model once which of two candidates is better, always in the same order, and models favour a place in the order; ask in both orders and keep an answer that stands in both, or let code decide.")]
            : [];
}
