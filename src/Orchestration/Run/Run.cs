using System.ComponentModel;

namespace Orchestration;

/// <summary>
/// One run of a pipeline, or a part of one: the only way by which generated orchestrations have an effect. For generated code.
/// </summary>
/// <remarks>
/// The scope is null when nothing is switched on (no options, no budget, nobody listening), which is found out once, when the run
/// starts. A step then costs next to nothing beside its own body.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct Run
{
    internal Run(RunScope? scope, PathNode node, CancellationToken cancellationToken)
    {
        Scope = scope;
        Node = node;
        CancellationToken = cancellationToken;
    }

    /// <summary>Cancelled when the run is.</summary>
    public CancellationToken CancellationToken { get; }

    internal RunScope? Scope { get; }

    internal PathNode Node { get; }

    /// <summary>Starts the outermost run.</summary>
    public static Run Start(PipelineDefinition pipeline, RunOptions? options, CancellationToken cancellationToken) =>
        options is null && !pipeline.IsCounted && !OrchestrationTelemetry.IsOn
            ? new Run(null, pipeline.Root, cancellationToken)
            : RunScope.Open(pipeline, RunSession.Of(options, null), cancellationToken);

    /// <summary>Starts a pipeline within this run.</summary>
    public Run Enter(PipelineDefinition pipeline)
    {
        PathNode node = Node.Enter(pipeline);
        return Scope is null && !pipeline.IsCounted
            ? new Run(null, node, CancellationToken)
            : RunScope.Enter(pipeline, Scope, node, CancellationToken);
    }

    /// <summary>Runs a step.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public StepTask<TResult> StepAsync<TSelf, TInput, TResult>(
        StepDefinition<TSelf, TInput, TResult> step, TSelf self, TInput input, in StepPlace at = default)
        where TInput : IStepInput
    {
        CancellationToken.ThrowIfCancellationRequested();
        return Scope is null && !step.HasPolicy ? step.Plain(this, self, input, at) : StepRunner.Start(this, step, self, input, at);
    }

    /// <summary>Says that a round begins.</summary>
    public void Round(int round, int maxRounds)
    {
        if (Scope is { HasListener: true } scope)
        {
            scope.Report(new RoundStarted(round, maxRounds) { RunId = scope.RunId, Path = Node.ToString(), Timestamp = scope.Now });
        }
    }

    /// <summary>Says which branch was chosen.</summary>
    public void Branch(string branch)
    {
        if (Scope is { HasListener: true } scope)
        {
            scope.Report(new BranchChosen(branch) { RunId = scope.RunId, Path = Node.ToString(), Timestamp = scope.Now });
        }
    }

    /// <summary>Says that a call of a model went back to it instead of to a tool.</summary>
    internal void ToolRefused(string tool, string reason)
    {
        if (Scope is { HasListener: true } scope)
        {
            scope.Report(new ToolCallRefused(tool, reason) { RunId = scope.RunId, Path = Node.ToString(), Timestamp = scope.Now });
        }
    }

    /// <summary>Whether a fallback may run after this failure: not when the run was cancelled, a budget is spent, a person is asked or a person said no.</summary>
    public bool MayFallBack(Exception exception) =>
        !CancellationToken.IsCancellationRequested && exception is not (BudgetExceededException or NeedsHumanException or RejectedException { IsByPerson: true });

    internal Run At(StepDefinition step, StepPlace at) => new(Scope, PathNode.Of(at.Below(Node), step.Name), CancellationToken);
}
