using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>
/// ORC1019: what a declaration reads from a reply is not in it: a score that no judge gives, or the number of an enum that is asked for by name.
/// </summary>
internal sealed class BestWithoutScore : ModelRule
{
    public const string Id = "ORC1019";

    private const string ReturnBest = "ReturnBest";

    /// <summary>Key of the metadata name of the JSON context that reads enums from numbers.</summary>
    public const string Context = nameof(Context);

    /// <summary>Key of the name of that context in messages.</summary>
    public const string ContextName = nameof(ContextName);

    /// <summary>Key of the method whose result could carry a score. It is the additional location.</summary>
    public const string Judge = nameof(Judge);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A score or a name is read that no reply holds");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) => pipeline.Pattern switch
    {
        CriticModel { OnExhausted: ReturnBest } critic => Of(pipeline, "drafts", critic.Evaluates, critic.VerdictType is not null),
        LoopModel { OnExhausted: ReturnBest, Until: { } until } => Of(pipeline, "rounds", [until], giveOneType: true),
        LoopModel { OnExhausted: ReturnBest } =>
        [
            Found(PlaceIn(pipeline), $"Exhaustion.ReturnBest compares rounds by their score, but no [Until] step of '{pipeline.Name}' gives one; add one that returns 'Verdict', or choose another Exhaustion."),
        ],
        SupervisorModel { OnExhausted: ReturnBest, Review: { } review } => Of(pipeline, "works", [review], giveOneType: true),
        SupervisorModel { OnExhausted: ReturnBest } =>
        [
            Found(PlaceIn(pipeline), $"Exhaustion.ReturnBest compares works by their score, but no [Review] step of '{pipeline.Name}' gives one; add one that returns 'Verdict', or choose another Exhaustion."),
        ],
        _ => [],
    };

    private IEnumerable<Finding> Of(PipelineModel pipeline, string compared, IEnumerable<string> methods, bool giveOneType)
    {
        List<StepModel> judges = methods.Select(pipeline.Step).OfType<StepModel>().Where(judge => judge.Accept is not null).ToList();
        List<StepModel> without = judges.Where(judge => judge.Accept is { HasScore: false }).ToList();
        string what = $"Exhaustion.ReturnBest compares {compared} by their score, but ";
        if (without.Count > 0)
        {
            Finding finding = Found(
                PlaceIn(pipeline),
                what + $"{Nearest.List(without.Select(judge => judge.Method))} {(without.Count == 1 ? "gives" : "give")} none; return 'Verdict' or a type with a numeric 'Score', or choose another Exhaustion.")
                with
            { Related = [Anchor.ReturnType(without[0].Method)] };
            yield return without.Count == 1 && without[0].Accept!.Kind == AcceptKind.Bool ? finding.With(Judge, without[0].Method) : finding;
        }
        else if (judges.Count > 1 && !giveOneType)
        {
            yield return Found(
                PlaceIn(pipeline),
                what + $"{Nearest.List(judges.Select(judge => judge.Method))} give verdicts of different types; let them return one type, or choose another Exhaustion.");
        }
    }

    private static Anchor PlaceIn(PipelineModel pipeline) => Anchor.AttributeArgument(null, pipeline.PatternName, "OnExhausted");
}
