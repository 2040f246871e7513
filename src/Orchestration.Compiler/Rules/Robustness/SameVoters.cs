using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Robustness;

/// <summary>ORC5004: voters ask one model the same at temperature 0, so they all say the same.</summary>
internal sealed class SameVoters : ModelRule
{
    public const string Id = "ORC5004";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Voters that can only agree");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (pipeline.Pattern is not VoteModel vote)
        {
            yield break;
        }

        List<StepModel> voters = vote.Voters.Select(pipeline.Step).OfType<StepModel>().Where(IsFixed).ToList();
        foreach (IGrouping<string, StepModel> same in voters.GroupBy(Question, StringComparer.Ordinal))
        {
            int ballots = same.Sum(voter => vote.BallotsOf(voter.Method));
            if (ballots > 1)
            {
                StepModel first = same.First();
                yield return Found(
                    Anchor.AttributeArgument(first.Method, "Model", "Temperature"),
                    $"{string.Join(" and ", same.Select(voter => $"'{voter.Method}'"))} ask{(same.Skip(1).Any() ? "" : "s")} '{first.Model!.Client!.Name}' the same {ballots.ToString(CultureInfo.InvariantCulture)} times at temperature 0, where it says the same each time; raise the temperature, or let voters differ in prompt or client.") with
                {
                    Related = same.Skip(1).Select(voter => Anchor.AttributeArgument(voter.Method, "Model", "Temperature")).ToEquatableArray(),
                };
            }
        }
    }

    /// <summary>A prompt that shows the index of the ballot is another one for each.</summary>
    private static bool IsFixed(StepModel voter) =>
        voter.Model is { Client: not null, Prompt: not null, Options: { Temperature: 0, Configure: null } }
        && !voter.Inputs.Any(parameter => parameter.IsReached && parameter.Source is ValueSource.Special { Name: VoteModel.Ballot });

    private static string Question(StepModel voter) => string.Join(
        "\u001f",
        [voter.Model!.Client!.Name, voter.Model.Prompt!.Normalized, voter.Model.System?.Normalized ?? "", .. voter.Model.Options.Values.Select(option => $"{option.Property}={option.Value}")]);
}
