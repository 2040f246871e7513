using System.Collections.Immutable;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules;

/// <summary>
/// Where the values of a pipeline come from and who reads them. Only what a prompt, a body or an inner pipeline reads counts; a
/// parameter that is declared and left out of the prompt carries nothing. Fallbacks count as making what they stand in for.
/// </summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="catalog">Knows the pipelines that it runs; without it, they bring no marks along.</param>
internal sealed class FlowGraph(PipelineModel pipeline, PipelineCatalog? catalog = null)
{
    /// <summary>A step, its fallback, that one's fallback, and so on: whichever of them ran last made the result.</summary>
    public IEnumerable<StepModel> Making(string? method) => pipeline.Step(method) is { } step ? pipeline.WithFallbacks(step) : [];

    /// <summary>The steps that may make what a parameter of the pattern's own holds, such as <c>draft</c>.</summary>
    public IEnumerable<StepModel> MakingSpecial(string special) =>
        (pipeline.Pattern?.SourcesOf(special) ?? []).SelectMany(Making).Distinct();

    /// <summary>Where a parameter's value comes from.</summary>
    public IEnumerable<FlowOrigin> Origins(StepModel step, StepParameter parameter) => parameter.Source switch
    {
        ValueSource.Entry entry => Inputs(entry.Parameter),
        ValueSource.Step source => Results(Making(source.Method)),
        ValueSource.Previous previous => Results(Making(previous.Method)),
        ValueSource.Special special => Results(MakingSpecial(special.Name)).Concat(Inputs(pipeline.Pattern?.InputOf(special.Name))),
        ValueSource.Feedback => Results(VerifiersOf(step)),
        _ => [],
    };

    /// <summary>What a step reads itself.</summary>
    public IEnumerable<FlowOrigin> Read(StepModel step) => ReadParameters(step).SelectMany(parameter => Origins(step, parameter)).Distinct();

    /// <summary>What a step reads, itself or through the steps that it reads.</summary>
    public IReadOnlyCollection<FlowOrigin> Reached(StepModel step) => Reached(Read(step), _ => true);

    /// <summary>What stands behind a parameter, itself or through the steps that made it.</summary>
    public IReadOnlyCollection<FlowOrigin> Reached(StepModel step, StepParameter parameter) => Reached(Origins(step, parameter), _ => true);

    /// <summary>What stands behind some values.</summary>
    /// <param name="origins">The values.</param>
    /// <param name="through">The steps that are looked behind; the others are reached, but not what they read.</param>
    public IReadOnlyCollection<FlowOrigin> Reached(IEnumerable<FlowOrigin> origins, Func<StepModel, bool> through)
    {
        var reached = new HashSet<FlowOrigin>();
        var open = new Stack<FlowOrigin>(origins);
        while (open.Count > 0)
        {
            FlowOrigin origin = open.Pop();
            if (!reached.Add(origin) || origin is not FlowOrigin.Result { Step: var step } || !through(step))
            {
                continue;
            }

            foreach (FlowOrigin behind in Read(step))
            {
                open.Push(behind);
            }
        }

        return reached;
    }

    /// <summary>
    /// The shortest way on which a marked value comes to a parameter. Models and inner pipelines may repeat what they read, and so pass it on; code answers for what it gives, and a
    /// closed set has no room for anything else.
    /// </summary>
    /// <param name="step">The step that has the parameter.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="mark">The mark.</param>
    /// <returns>The way; null where there is none.</returns>
    public FlowPath? PathTo(StepModel step, StepParameter parameter, FlowMark mark)
    {
        if (parameter.Type.IsClosedSet)
        {
            return null;
        }

        return MarkedAt(step, parameter, mark) ?? PathFrom(Origins(step, parameter), mark);
    }

    /// <summary>The shortest way on which a marked value comes into what a step's model reads: by its parameters, or by the tools that it calls.</summary>
    public FlowPath? PathInto(StepModel step, FlowMark mark) =>
        MarkedAt(step, mark)
        ?? PathFrom(Shown(step), mark);

    /// <summary>The shortest way on which a marked value comes into what the pipeline gives.</summary>
    public FlowPath? PathToResult(FlowMark mark) => pipeline is { Pattern: { } pattern, Entry: not ({ Shape: EntryShape.Nothing } or { Result.IsClosedSet: true }) }
        ? PathFrom(Results(Model.Verification.GiversOf(pipeline, pattern).Where(giver => giver.Result is { IsClosedSet: false }).SelectMany(giver => Making(giver.Method))), mark)
        : null;

    private bool IsGiven(FlowOrigin origin, FlowMark mark) =>
        origin is FlowOrigin.Result { Step: { Result.IsClosedSet: false, Pipeline: { } work } } && catalog is not null && mark.IsGiven(catalog.LabelsOf(work));

    private FlowPath? PathFrom(IEnumerable<FlowOrigin> origins, FlowMark mark)
    {
        var open = new Queue<(FlowOrigin Origin, ImmutableList<StepModel> Through)>(origins.Select(origin => (origin, ImmutableList<StepModel>.Empty)));
        var seen = new HashSet<FlowOrigin>();
        while (open.Count > 0)
        {
            var (origin, through) = open.Dequeue();
            if (!seen.Add(origin))
            {
                continue;
            }

            if (mark.IsOn(origin) || IsGiven(origin, mark))
            {
                return new FlowPath(origin.Name, origin.Place, through.ToEquatableArray());
            }

            if (origin is FlowOrigin.Result { Step: { IsOfModel: true, Result.IsClosedSet: false } step })
            {
                if (MarkedAt(step, mark) is { } marked)
                {
                    return marked with { Through = through.Insert(0, step).ToEquatableArray() };
                }

                foreach (FlowOrigin behind in Shown(step))
                {
                    open.Enqueue((behind, through.Insert(0, step)));
                }
            }
        }

        return null;
    }

    private static FlowPath? MarkedAt(StepModel step, FlowMark mark) =>
        ReadParameters(step).Select(parameter => MarkedAt(step, parameter, mark)).FirstOrDefault(path => path is not null);

    private static FlowPath? MarkedAt(StepModel step, StepParameter parameter, FlowMark mark) =>
        !parameter.Type.IsClosedSet && mark.OnParameter(parameter) is { } name ? new FlowPath(name, Anchor.Parameter(step.Method, parameter.Name), []) : null;

    /// <summary>What a step's model is shown: what it reads, and what its tools give.</summary>
    private IEnumerable<FlowOrigin> Shown(StepModel step) =>
        ReadParameters(step).Where(parameter => !parameter.Type.IsClosedSet).SelectMany(parameter => Origins(step, parameter))
            .Concat(pipeline.Pattern is AgentModel agent && agent.Respond == step.Method ? Results(agent.Tools.SelectMany(tool => Making(tool.Method))) : []);

    /// <summary>The steps that read an entry parameter or a step's result themselves.</summary>
    public IEnumerable<StepModel> ReadersOf(FlowOrigin origin) => pipeline.Steps.Where(step => Read(step).Contains(origin));

    /// <summary>Whether a parameter holds text that may be hostile, as it was given.</summary>
    public bool IsUntrusted(StepModel step, StepParameter parameter) =>
        parameter.IsUntrusted || Origins(step, parameter).Any(origin => origin.IsUntrusted);

    /// <summary>Whether what a parameter holds was made from text that may be hostile, or is such text.</summary>
    public bool DerivesFromUntrusted(StepModel step, StepParameter parameter) =>
        Derives(step, parameter, marked => marked.IsUntrusted, origin => origin.IsUntrusted);

    /// <summary>Whether a parameter holds a sensitive value, as it was given.</summary>
    public bool IsSensitive(StepModel step, StepParameter parameter) =>
        parameter.IsSensitive || Origins(step, parameter).Any(origin => origin.IsSensitive);

    /// <summary>Whether what a parameter holds was made from a sensitive value, or is one.</summary>
    public bool DerivesFromSensitive(StepModel step, StepParameter parameter) =>
        Derives(step, parameter, marked => marked.IsSensitive, origin => origin.IsSensitive);

    /// <summary>The verifiers that can send a step back: its own, and those of what the pattern makes of it.</summary>
    private IEnumerable<StepModel> VerifiersOf(StepModel step) => pipeline.Steps.Where(verifier => verifier.Verify is { } verify
        && (verify.IsSpecial ? MakingSpecial(verify.Target) : Making(verify.Target)).Contains(step));

    private bool Derives(StepModel step, StepParameter parameter, Func<StepParameter, bool> isMarked, Func<FlowOrigin, bool> isMarkedOrigin) =>
        isMarked(parameter) || Reached(step, parameter).Any(origin =>
            isMarkedOrigin(origin) || (origin is FlowOrigin.Result { Step: var behind } && ReadParameters(behind).Any(isMarked)));

    private static IEnumerable<StepParameter> ReadParameters(StepModel step) => step.Inputs.Where(parameter => parameter.IsReached);

    private IEnumerable<FlowOrigin> Inputs(string? name) => (pipeline.Entry?.Inputs ?? [])
        .Where(input => input.Name == name)
        .Select(input => new FlowOrigin.Entry(input));

    private static IEnumerable<FlowOrigin> Results(IEnumerable<StepModel> steps) => steps.Select(step => new FlowOrigin.Result(step));
}
