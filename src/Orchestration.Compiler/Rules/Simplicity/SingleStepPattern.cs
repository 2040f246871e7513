using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Simplicity;

/// <summary>ORC7001: a pattern has so little to arrange that something simpler does the same.</summary>
internal sealed class SingleStepPattern : ModelRule
{
    public const string Id = "ORC7001";

    /// <summary>The property with the one case of a route.</summary>
    public const string Case = "Case";

    /// <summary>The property with the step that decides on it.</summary>
    public const string Classify = "Classify";

    /// <summary>The property that is there where a step reads the decision.</summary>
    public const string IsDecisionRead = "IsDecisionRead";

    /// <summary>The property with the roles that become steps of a chain, by comma.</summary>
    public const string Roles = "Roles";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A pattern of one step");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) => pipeline.Pattern switch
    {
        ChainModel chain when chain.Before.Count == 1 && pipeline.Step(chain.Before[0]) is { } step && IsBare(pipeline, step) => [OfChain(pipeline, step)],
        RouteModel { Cases.Count: 1, Otherwise: null } route => [OfRoute(pipeline, route)],
        ParallelModel { Sections.Count: 1, KeepsOthers: false } parallel => [OfOne(pipeline, "Section,Combine", $"'{pipeline.Name}' has one section, '{parallel.Sections[0]}', and nothing runs beside it; a chain does the same.")],
        VoteModel { AllBallots: 1, Select: null } vote => [OfOne(pipeline, "Voter", $"'{pipeline.Name}' has one ballot, so '{vote.Voters[0]}' always wins; a chain does the same.")],
        _ => [],
    };

    /// <summary>Whether the run adds nothing to the step: no check, no person, no second try, no limit, and no reply to be read as a type.</summary>
    private static bool IsBare(PipelineModel pipeline, StepModel step) =>
        pipeline.Steps.Count == 1
        && pipeline.Budget is null
        && pipeline.Stream is null
        && pipeline.Entry is not { Shape: EntryShape.Outcome }
        && step is { Retries: 0, TimeoutSeconds: null, IsSideEffect: false, Approval: null, Budget: null, Human: null }
        && step.Model is not { Reply.Kind: not ReplyKind.Text };

    private Finding OfChain(PipelineModel pipeline, StepModel step) => Found(
        Anchor.Attribute(null, pipeline.PatternName),
        step.Work switch
        {
            PipelineWork inner => $"'{pipeline.Name}' only passes on to '{inner.Display}'; use '{inner.Display}' in its place.",
            CodeWork => $"'{pipeline.Name}' only calls '{step.Method}', which is code; an ordinary method does the same.",
            _ => $"'{pipeline.Name}' is one call of a model for its text; as long as there is no further step or check, a call of the chat client does the same.",
        });

    private Finding OfOne(PipelineModel pipeline, string roles, string message) =>
        Found(Anchor.Attribute(null, pipeline.PatternName), message).With(Roles, roles);

    private Finding OfRoute(PipelineModel pipeline, RouteModel route)
    {
        string only = route.Cases[0].Method;
        Finding finding = Found(
            Anchor.Attribute(null, pipeline.PatternName),
            $"'{pipeline.Name}' always takes '{only}', whatever '{route.Classify}' decides; a chain does the same without the decision.")
            .With(Case, only)
            .With(Classify, route.Classify);
        return IsRead(pipeline, route.Classify) ? finding.With(IsDecisionRead, "true") : finding;
    }

    private static bool IsRead(PipelineModel pipeline, string method) =>
        pipeline.Steps.SelectMany(step => step.Inputs).Any(parameter => parameter.Source is ValueSource.Step source && source.Method == method);
}
