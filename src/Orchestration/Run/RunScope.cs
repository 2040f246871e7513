using System.Diagnostics;

namespace Orchestration;

/// <summary>
/// What is switched on in one run of one pipeline: its span, its budgets and what it spent. A nested pipeline has a scope of its own,
/// below that of the step which runs it.
/// </summary>
internal sealed class RunScope
{
    private readonly RunSession session;
    private readonly CancellationToken callersToken;
    private readonly long started;
    private readonly RunDeadline? deadline;

    private RunScope(
        PipelineDefinition pipeline, RunSession session, RunScope? outer, PathNode node, RunBudget? callersBudget, CancellationToken cancellationToken)
    {
        this.session = session;
        callersToken = cancellationToken;
        Pipeline = pipeline;
        Node = node;
        IsOutermost = outer is null;
        started = session.Clock.GetTimestamp();
        Spending = new Spending(outer?.Spending, BudgetMeter.Of(node.ToString, pipeline.Budget, callersBudget));
        deadline = RunDeadline.Of(pipeline.Budget?.Duration, callersBudget?.Duration, session.Clock, cancellationToken);
        HasDeadline = deadline is not null || outer is { HasDeadline: true };
        Token = deadline?.Token ?? cancellationToken;
        Activity = OrchestrationTelemetry.StartRun(this, outer?.Activity);
    }

    private RunScope(RunScope outer, Spending spending)
    {
        session = outer.session;
        callersToken = outer.callersToken;
        started = outer.started;
        deadline = outer.deadline;
        Pipeline = outer.Pipeline;
        Node = outer.Node;
        IsOutermost = outer.IsOutermost;
        HasDeadline = outer.HasDeadline;
        Spending = spending;
        Token = outer.Token;
        Activity = outer.Activity;
    }

    public PipelineDefinition Pipeline { get; }

    public PathNode Node { get; }

    public Activity? Activity { get; }

    public Spending Spending { get; }

    public CancellationToken Token { get; }

    public bool IsOutermost { get; }

    /// <summary>Whether this run or one around it may take only so long.</summary>
    public bool HasDeadline { get; }

    public string RunId => session.RunId;

    public TimeProvider Clock => session.Clock;

    public RunOptions? Options => session.Options;

    public bool IsStreaming => session.IsStreaming;

    public bool HasListener => session.HasListener;

    public DateTimeOffset Now => session.Clock.GetUtcNow();

    public TimeSpan Elapsed => session.Clock.GetElapsedTime(started);

    public bool IsCancelledByCaller => callersToken.IsCancellationRequested;

    /// <summary>The run's own time limit, if that is what ended it.</summary>
    public TimeSpan? ExceededDuration => IsCancelledByCaller ? null : deadline?.Exceeded;

    public static Run Open(PipelineDefinition pipeline, RunSession session, CancellationToken cancellationToken)
    {
        RunScope scope = new(pipeline, session, null, pipeline.Root, session.Options?.Budget, cancellationToken);
        scope.Report(new RunStarted(pipeline.Name, pipeline.Pattern) { RunId = scope.RunId, Path = "", Timestamp = scope.Now });
        return new Run(scope, pipeline.Root, scope.Token);
    }

    public static Run Enter(PipelineDefinition pipeline, RunScope? outer, PathNode node, CancellationToken cancellationToken)
    {
        RunScope scope = new(pipeline, outer?.session ?? RunSession.Of(null, null), outer, node, null, cancellationToken);
        return new Run(scope, node, scope.Token);
    }

    /// <summary>The same scope for one step of it, whose spending is also counted by itself.</summary>
    public RunScope For(Spending step) => new(this, step);

    public void Report(RunEvent runEvent) => session.Report(runEvent);

    public void Close(Exception? error)
    {
        deadline?.Dispose();
        OrchestrationTelemetry.EndRun(this, error);
    }
}
