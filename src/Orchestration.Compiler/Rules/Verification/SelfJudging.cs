using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>ORC3003: a model judges what the same model wrote.</summary>
internal sealed class SelfJudging : ModelRule
{
    public const string Id = "ORC3003";

    /// <summary>The class's clients that no producing step runs on, by comma.</summary>
    public const string OthersProperty = "Others";

    /// <summary>The client that the judge shares with the producing step.</summary>
    public const string SharedProperty = "Shared";

    /// <summary>Whether the class's other model steps run on the shared client without naming it.</summary>
    public const string IsImpliedProperty = "IsImplied";

    /// <summary>Whether an inner pipeline is made with the shared client because it is the only one.</summary>
    public const string IsPassedOnProperty = "IsPassedOn";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A model judges its own work");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        foreach (var (judge, producers) in new Judging(pipeline).OfModels())
        {
            List<StepModel> own = producers.Where(producer => IsSameModel(judge, producer)).ToList();
            if (own.Count > 0)
            {
                yield return Found(pipeline, judge, producers, own.FirstOrDefault(producer => AsksTheSame(judge, producer)) ?? own[0]);
            }
        }
    }

    private Finding Found(PipelineModel pipeline, StepModel judge, IReadOnlyList<StepModel> producers, StepModel producer)
    {
        string client = judge.Model!.Client!.Name;
        bool asksTheSame = AsksTheSame(judge, producer);
        IEnumerable<string> others = pipeline.Clients
            .Select(other => other.Name)
            .Except(producers.Select(other => other.Model?.Client?.Name).OfType<string>());
        Finding finding = Found(
            judge.Model.ClientIsNamed ? Anchor.AttributeArgument(judge.Method, "Model", "0") : Anchor.OfMember(judge.Method),
            asksTheSame
                ? $"'{judge.Method}' asks '{client}' with the very prompt of '{producer.Method}', whose work it judges, so it repeats that work instead of judging it; give '{judge.Method}' a prompt and a client of its own."
                : $"'{judge.Method}' judges on '{client}' what '{producer.Method}' wrote on it, and models are lenient with their own work; run '{judge.Method}' on another model.");
        return finding.With(SharedProperty, client)
            .With(OthersProperty, string.Join(",", others))
            .With(IsImpliedProperty, Flag(pipeline.Steps.Any(step => step.Method != judge.Method && step.Model is { ClientIsNamed: false })))
            .With(IsPassedOnProperty, Flag(pipeline.Steps.Any(step => step.Pipeline is { Creation: { } arguments } && arguments.Any(argument => IsByType(argument, client))))) with
        {
            IsWarning = asksTheSame,
        };
    }

    private static string Flag(bool value) => value ? "true" : "false";

    /// <summary>Whether an argument of a constructor, <c>name: value</c>, passes the client on under another name.</summary>
    private static bool IsByType(string argument, string client) =>
        argument.EndsWith(": " + client, StringComparison.Ordinal) && argument != client + ": " + client;

    /// <summary>One client may serve several models.</summary>
    private static bool IsSameModel(StepModel judge, StepModel producer) =>
        judge.Model is { Client: { } client } own
        && producer.Model is { Client: { } other } model
        && client.Name == other.Name
        && own.Options.Configure == model.Options.Configure
        && ModelId(own) == ModelId(model);

    private static string? ModelId(ModelWork work) =>
        work.Options.Values.Where(option => option.Property == "ModelId").Select(option => option.Value).FirstOrDefault();

    private static bool AsksTheSame(StepModel judge, StepModel producer) =>
        judge.Model is { Prompt: { } prompt } own
        && producer.Model is { Prompt: { } other } model
        && prompt.Normalized == other.Normalized
        && own.System?.Normalized == model.System?.Normalized;
}
