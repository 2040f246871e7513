using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>
/// The locals of a loop: those of a round; those that outlive it since the finishing step reads them; and what steps gave in the round before.
/// </summary>
internal sealed class LoopValues
{
    private readonly Flow flow;
    private readonly LoopModel pattern;
    private readonly string round;
    private readonly List<(StepModel Step, string Local)> kept;
    private readonly List<(StepModel Step, string Local)> previous;

    public LoopValues(Flow flow, LoopModel pattern, string round)
    {
        this.flow = flow;
        this.pattern = pattern;
        this.round = round;
        HashSet<ValueSource> atEnd = [.. ReadersAtEnd(flow.Pipeline, pattern).SelectMany(step => step.Parameters).Select(parameter => parameter.Source)];
        HashSet<ValueSource> read = [.. flow.Pipeline.Steps.SelectMany(step => step.Parameters).Select(parameter => parameter.Source)];
        List<StepModel> steps = pattern.Repeated.Select(flow.Pipeline.Step).OfType<StepModel>().Where(step => step.Result is not null).ToList();
        KeepsRound = atEnd.Contains(new ValueSource.Special(LoopModel.Round));
        kept = steps
            .Where(step => atEnd.Contains(new ValueSource.Step(step.Method)))
            .Select(step => (step, flow.LocalFor(step)))
            .ToList();
        previous = steps
            .Where(step => read.Contains(new ValueSource.Previous(step.Method)) || (pattern.StopWhenUnchanged && step.Method == pattern.Last))
            .Select(step => (step, flow.Local("previous" + CodeNames.Pascal(Flow.StepResultName(step)))))
            .ToList();
    }

    /// <summary>Whether the finishing step reads the number of the round.</summary>
    public bool KeepsRound { get; }

    /// <summary>What the finishing step reads of a round, as one value that can be assigned too; its type; null where it reads nothing.</summary>
    public string Kept => Together(Names());

    /// <inheritdoc cref="Kept"/>
    public string? KeptType
    {
        get
        {
            List<string> types = [.. KeepsRound ? ["int"] : Array.Empty<string>(), .. kept.Select(value => value.Step.Result!.Name)];
            return types.Count == 0 ? null : Together(types);
        }
    }

    /// <summary>Declares what is there before the first round.</summary>
    public void Declare()
    {
        if (KeepsRound)
        {
            flow.Writer.Line($"int {round} = 1;");
        }

        foreach (var (step, local) in kept)
        {
            // The loop may end before its judge is asked, though never in the first round.
            flow.Writer.Line($"{step.Result!.Name} {local}{(pattern.StopWhenUnchanged && step.Method == pattern.Until ? " = default!" : "")};");
        }

        foreach (var (step, local) in previous)
        {
            flow.Writer.Line($"{step.Result!.UnannotatedName}? {local} = null;");
            flow.HoldsPrevious(step, local);
        }
    }

    /// <summary>Runs a step of the round; gives the local that holds its result, or null where it gives nothing.</summary>
    public string? Run(StepModel step) =>
        flow.Step(step, new StepPlaceCode(Round: round), into: kept.FirstOrDefault(value => value.Step == step).Local);

    /// <summary>The condition under which a step gives what it gave in the round before.</summary>
    public string IsUnchanged(StepModel step) =>
        $"{round} > 1 && global::System.Collections.Generic.EqualityComparer<{step.Result!.UnannotatedName}?>.Default.Equals({flow.Value(new ValueSource.Step(step.Method))}, {flow.Value(new ValueSource.Previous(step.Method))})";

    /// <summary>Hands the round's values to the next one.</summary>
    public void KeepForNextRound()
    {
        foreach (var (step, local) in previous)
        {
            flow.Writer.Line($"{local} = {flow.Value(new ValueSource.Step(step.Method))};");
        }
    }

    private List<string> Names() => [.. KeepsRound ? [round] : Array.Empty<string>(), .. kept.Select(value => value.Local)];

    private static string Together(List<string> parts) => parts.Count == 1 ? parts[0] : $"({string.Join(", ", parts)})";

    /// <summary>What runs after the last round: the finishing step, its verifiers, and what stands in for them.</summary>
    private static IEnumerable<StepModel> ReadersAtEnd(PipelineModel pipeline, LoopModel pattern) =>
        pipeline.Step(pattern.Finish) is { } finish
            ? pipeline.VerifiersOf(finish.Method).Prepend(finish).SelectMany(pipeline.WithFallbacks)
            : [];
}
