using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>ORC3004: a model judges a result without seeing anything that it was made from.</summary>
internal sealed class BlindJudge : ModelRule
{
    public const string Id = "ORC3004";

    /// <summary>The step whose parameters the judge could take, and which of them, by comma.</summary>
    public const string ProducerProperty = "Producer";

    /// <inheritdoc cref="ProducerProperty"/>
    public const string ParametersProperty = "Parameters";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A judge sees nothing that the result was made from");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        var judging = new Judging(pipeline);
        foreach (var (judge, producers) in judging.OfModels().Where(pair => pair.Producers.Any(producer => producer.IsOfModel)))
        {
            HashSet<FlowOrigin> given = GivenTo(producers, judging.Flow);
            if (given.Count > 0 && !Declares(judge, given, judging.Flow) && !SeenBy(judge, producers, judging.Flow).Overlaps(given))
            {
                yield return Found(judge, producers, given);
            }
        }
    }

    /// <summary>What the work began with: not the drafts and verdicts of rounds before.</summary>
    private static HashSet<FlowOrigin> GivenTo(IReadOnlyList<StepModel> producers, FlowGraph flow) => new(
        flow.Reached(producers.SelectMany(flow.Read), _ => true).Where(origin =>
            origin is FlowOrigin.Entry || (origin is FlowOrigin.Result { Step: var step } && !producers.Contains(step) && !Judging.IsJudge(step))));

    private static HashSet<FlowOrigin> SeenBy(StepModel judge, IReadOnlyList<StepModel> producers, FlowGraph flow) => new(
        flow.Reached(flow.Read(judge), through: step => !producers.Contains(step) && step.Method != judge.Method));

    /// <summary>What is declared and left out of the prompt is another mistake, and another rule's.</summary>
    private static bool Declares(StepModel judge, HashSet<FlowOrigin> given, FlowGraph flow) =>
        judge.Inputs.Any(parameter => flow.Origins(judge, parameter).Any(given.Contains));

    private Finding Found(StepModel judge, IReadOnlyList<StepModel> producers, HashSet<FlowOrigin> given)
    {
        StepModel producer = producers.First(step => step.IsOfModel);
        List<string> parameters = producer.Inputs
            .Where(parameter => parameter.IsReached
                && parameter.Source is ValueSource.Entry or ValueSource.Step or ValueSource.Special { Name: SpecialNames.Result or ItemSource.ItemName }
                && judge.Parameters.All(own => own.Name != parameter.Name))
            .Select(parameter => parameter.Name)
            .ToList();
        IEnumerable<string> shown = parameters.Count > 0 ? parameters : given.Select(origin => origin.Name);
        return Found(
            Anchor.OfMember(judge.Method),
            $"'{judge.Method}' judges what '{producer.Method}' wrote without seeing anything it was made from ({Nearest.List(shown)}), so it cannot tell right from well said; show it that too.")
            .With(ProducerProperty, producer.Method)
            .With(ParametersProperty, string.Join(",", parameters)) with { Related = [Anchor.OfMember(producer.Method)] };
    }
}
