using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>ORC2008: retries, repairs, checks that send back and rounds multiply to more calls of one step than any of them lets expect.</summary>
internal sealed class RepeatsMultiply : ModelRule
{
    public const string Id = "ORC2008";

    private const string Rounds = "MaxRounds";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Repeats of one step multiply");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        pipeline.Pattern is not { } pattern
            ? []
            : pipeline.Steps
                .Where(step => step.Model is not null)
                .Select(step => Check(step, catalog.Settings.MaxRepeats, Factors(pipeline, pattern, step).Where(factor => factor.Times > 1).ToList()))
                .OfType<Finding>();

    /// <summary>One bound alone is what it says, and so is one with the repair that every typed reply may have.</summary>
    private Finding? Check(StepModel step, Setting most, IReadOnlyList<(long Times, string Words, bool IsGiven)> factors)
    {
        long calls = factors.Aggregate(1L, (product, factor) => Saturating.Multiply(product, factor.Times));
        return calls > most.Value && factors.Count(factor => factor.IsGiven) > 1
            ? Found(
                Anchor.OfMember(step.Method),
                $"One run can call the model {Number(calls)} times for '{step.Method}' alone: {string.Join(" × ", factors.Select(factor => $"{Number(factor.Times)} ({factor.Words})"))}; lower one of them.{most.Note}")
            : null;
    }

    private static IEnumerable<(long Times, string Words, bool IsGiven)> Factors(PipelineModel pipeline, PatternModel pattern, StepModel step)
    {
        if (pattern.Repeated.Contains(step.Method) && pattern.Limit(Rounds) is { } rounds)
        {
            yield return (rounds, "MaxRounds", true);
        }

        foreach (StepModel verifier in pipeline.VerifiersOf(step.Method).Where(verifier => verifier.Verify!.Retries > 0))
        {
            yield return (1L + verifier.Verify!.Retries, $"Retries of '{verifier.Method}'", true);
        }

        yield return (1L + step.Retries, "[Retry]", true);
        if (step.Model is { Repairs: var repairs })
        {
            yield return (1L + repairs, "MaxRepairs", repairs > 1);
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
