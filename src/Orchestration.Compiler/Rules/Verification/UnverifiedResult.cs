using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>ORC3001: what a run gives is a model's, and on some path nothing has checked it.</summary>
internal sealed class UnverifiedResult : ModelRule
{
    public const string Id = "ORC3001";

    /// <summary>The step whose result is to be verified; absent where only the pattern's <c>result</c> covers all of them.</summary>
    public const string GiverProperty = "Giver";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A model's result goes out unchecked");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog)
    {
        if (!catalog.IsOutermost(pipeline))
        {
            yield break;
        }

        List<(UncheckedResult Result, string Words)> open = Unchecked.Of(pipeline, catalog);
        if (open.Count == 0)
        {
            yield break;
        }

        List<string> givers = open.Select(entry => entry.Result.Giver).Distinct().ToList();
        List<string> steps = open.Select(entry => entry.Result.Step).Distinct().ToList();
        Finding finding = Found(
            steps.Count == 1 ? Anchor.OfMember(steps[0]) : givers.Count == 1 ? Anchor.OfMember(givers[0]) : Anchor.Class,
            $"'{pipeline.Name}' gives {Listed(open.Select(entry => entry.Words))}, and nothing has checked it; "
            + "check it with a [Verify] step, or say with [Unverified(\"reason\")] why it may go out as it is.");
        yield return (givers.Count == 1 ? finding.With(GiverProperty, givers[0]) : finding) with
        {
            IsInfo = new ModelStepCount(catalog).Of(pipeline) <= 1,
            Related = steps.Count == 1 ? [] : steps.Select(step => Anchor.OfMember(step)).ToEquatableArray(),
        };
    }

    private static string Listed(IEnumerable<string> words)
    {
        List<string> all = words.Distinct().ToList();
        return all.Count == 1 ? all[0] : string.Join(", ", all.Take(all.Count - 1)) + " or " + all[all.Count - 1];
    }
}
