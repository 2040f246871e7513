namespace Orchestration;

/// <summary>One execution of a step where something is switched on: a policy, a budget, a listener.</summary>
internal sealed class StepCall
{
    private readonly long started;
    private string? path;

    public StepCall(in Run run, StepDefinition step, StepPlace at)
    {
        Scope = run.Scope;
        Step = step;
        Where = at.Below(run.Node);
        RunNode = run.Node;
        Spending = Scope is null ? null : new Spending(Scope.Spending, step.Budget is null ? [] : BudgetMeter.Of(() => Path, step.Budget));
        started = Clock.GetTimestamp();
    }

    public RunScope? Scope { get; }

    public StepDefinition Step { get; }

    public StepWhere Where { get; }

    /// <summary>The level of the run whose step it is, also where it stands in for another step.</summary>
    public PathNode RunNode { get; }

    public Spending? Spending { get; }

    /// <summary>Which attempt is under way, from 1.</summary>
    public int Attempt { get; set; } = 1;

    public TimeProvider Clock => Scope?.Clock ?? TimeProvider.System;

    public string Path => path ??= Where.PathOf(Step.Name);

    public RunOrigin Origin => new(Where.Node, Path, Scope?.RunId);

    /// <summary>Whether the step, its run or one around that may take only so long.</summary>
    public bool HasDeadline => Scope is { HasDeadline: true } || Step.Budget?.Duration is not null;

    public TimeSpan Elapsed => Clock.GetElapsedTime(started);

    private bool HasListener => Scope is { HasListener: true };

    private RunUsage Usage => Spending?.Usage ?? default;

    /// <summary>The run in which the pipeline of this step runs.</summary>
    public Run Inner(CancellationToken cancellationToken) =>
        new(Scope?.For(Spending!), PathNode.Of(Where, Step.Name), cancellationToken);

    public void Started(IStepInput input)
    {
        if (HasListener)
        {
            Scope!.Report(new StepStarted(Step.Name, Step.Kind, Step.Contract)
            {
                RunId = Scope.RunId, Path = Path, Timestamp = Scope.Now, Where = Where, Input = new StepInputHash(input, Step.Pipeline.Json),
            });
        }
    }

    public void Said(string text)
    {
        if (HasListener)
        {
            Scope!.Report(new TextDelta(text) { RunId = Scope.RunId, Path = Path, Timestamp = Scope.Now, Where = Where });
        }
    }

    public void Repairing(string reason)
    {
        if (HasListener)
        {
            Scope!.Report(new ReplyRepairing(reason) { RunId = Scope.RunId, Path = Path, Timestamp = Scope.Now, Where = Where });
        }
    }

    public void Retrying(Exception exception, TimeSpan delay)
    {
        if (HasListener)
        {
            Scope!.Report(new StepRetrying(Attempt + 1, exception, delay) { RunId = Scope.RunId, Path = Path, Timestamp = Scope.Now, Where = Where });
        }
    }

    public void Asked(HumanRequest request)
    {
        if (HasListener)
        {
            Scope!.Report(new HumanAsked(request) { RunId = Scope.RunId, Path = Path, Timestamp = Scope.Now });
        }
    }

    public void Responded(HumanDecision decision)
    {
        if (HasListener)
        {
            Scope!.Report(new HumanResponded(decision) { RunId = Scope.RunId, Path = Path, Timestamp = Scope.Now });
        }
    }

    public void Completed()
    {
        if (HasListener)
        {
            Scope!.Report(new StepCompleted(Usage, Elapsed) { RunId = Scope.RunId, Path = Path, Timestamp = Scope.Now, Where = Where });
        }
    }

    public void Failed(Exception exception)
    {
        if (HasListener)
        {
            Scope!.Report(new StepFailed(exception, Usage, Elapsed) { RunId = Scope.RunId, Path = Path, Timestamp = Scope.Now, Where = Where });
        }
    }
}
