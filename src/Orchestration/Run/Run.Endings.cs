using System.Globalization;

namespace Orchestration;

public readonly partial struct Run
{
    internal RunOrigin Origin => new(Node, Node.ToString(), Scope?.RunId);

    /// <summary>Ends the run as its orchestration does.</summary>
    public Task<T> Finish<T>(Task<T> orchestration) => Scope is null ? orchestration : RunEnding.FinishAsync(this, orchestration);

    /// <inheritdoc cref="Finish{T}(Task{T})"/>
    public Task Finish(Task orchestration) => Scope is null ? orchestration : RunEnding.FinishAsync<Nothing>(this, Nothing.From(orchestration));

    /// <summary>Ends the run with an outcome: that of its orchestration, or the one that stands for what it threw.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Task<Outcome<T>> FinishOutcome<T>(Task<Outcome<T>> orchestration) => RunEnding.FinishOutcomeAsync(this, orchestration);

    /// <summary>The value of a nested run whose pipeline returns outcomes; any other case becomes its exception.</summary>
    public static async Task<T> ValueOf<T>(Task<Outcome<T>> run) => (await run.ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>The outcome of a nested run; a request to a person passes through as an exception.</summary>
    /// <exception cref="NeedsHumanException">The nested run needs a person's answer.</exception>
    public static async Task<Outcome<T>> OutcomeOf<T>(Task<Outcome<T>> run)
    {
        Outcome<T> outcome = await run.ConfigureAwait(false);
        return outcome is Outcome<T>.NeedsHuman ? new Outcome<T>.Completed(outcome.GetValueOrThrow()) : outcome;
    }

    /// <summary>Runs one step by itself, as a run of its own.</summary>
    public static Task<TResult> Alone<TSelf, TInput, TResult>(
        PipelineDefinition pipeline, StepDefinition<TSelf, TInput, TResult> step, TSelf self, TInput input, CancellationToken cancellationToken)
        where TInput : IStepInput
    {
        Run run = Start(pipeline, null, cancellationToken);
        return run.Finish(OrchestrateAsync());

        async Task<TResult> OrchestrateAsync() => await run.StepAsync(step, self, input);
    }

    /// <summary>The bound of a loop was reached.</summary>
    public ExhaustedException Exhausted(object? best, int rounds) => new(Origin, best, rounds);

    /// <summary>All was said to be done, and no work was accepted.</summary>
    public NothingDoneException NothingDone(int turns) => new(Origin, turns);

    /// <summary>A verifier refused for good.</summary>
    public RejectedException Rejected(object? value, Verdict verdict, string step, StepPlace at = default) =>
        new(new RunOrigin(Node, at.Below(Node).PathOf(step), Scope?.RunId), value, verdict, step);

    /// <summary>A classifier's label leads nowhere.</summary>
    public StepOutputException UnknownRoute(StepDefinition classifier, string? label) => new(
        default(StepPlace).Below(Node).OriginOf(classifier, Scope),
        label ?? "",
        $"'{label}' is none of the labels that the route knows. Handle it with [Case] or [Otherwise], or name the labels in the classifier's prompt.");

    /// <summary>A kind of work was asked for that no worker does: a value of the enum that has no name.</summary>
    public StepOutputException UnknownKind(StepDefinition asking, string kind, StepPlace at = default) => new(
        at.Below(Node).OriginOf(asking, Scope),
        kind,
        $"'{kind}' is no kind of work that a worker does. Ask only for kinds that the enum names; each of them has its [Worker].");

    /// <summary>A step chose a candidate that does not exist.</summary>
    public StepOutputException UnknownCandidate(StepDefinition select, int index, int candidates) => new(
        default(StepPlace).Below(Node).OriginOf(select, Scope),
        index.ToString(CultureInfo.InvariantCulture),
        $"{index} is the index of none of the {candidates} candidates; it is a number from 0 to {candidates - 1}.");
}
