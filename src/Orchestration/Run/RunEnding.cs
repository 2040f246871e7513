namespace Orchestration;

/// <summary>How an orchestration's end becomes the run's.</summary>
internal static class RunEnding
{
    public static async Task<T> FinishAsync<T>(Run run, Task<T> orchestration)
    {
        T value;
        try
        {
            value = await orchestration.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            BudgetExceededException? budget = TimeIsOver(run, exception);
            Close(run, IsCancellation(run, exception) ? null : OutcomeOf<T>(run, budget ?? exception), budget ?? exception);
            if (budget is not null)
            {
                throw budget;
            }

            throw;
        }

        Close(run, new Outcome<T>.Completed(value), null);
        return value;
    }

    public static async Task<Outcome<T>> FinishOutcomeAsync<T>(Run run, Task<Outcome<T>> orchestration)
    {
        Outcome<T> outcome;
        Exception? error = null;
        try
        {
            outcome = await orchestration.ConfigureAwait(false);
        }
        catch (Exception exception) when (IsCancellation(run, exception))
        {
            Close<T>(run, null, exception);
            throw;
        }
        catch (Exception exception)
        {
            error = TimeIsOver(run, exception) ?? exception;
            outcome = OutcomeOf<T>(run, error);
        }

        outcome.Origin = new RunOrigin(run.Node, run.Node.ToString(), run.Scope?.RunId);
        Close(run, outcome, error);
        return outcome;
    }

    /// <summary>The case for what a run threw. What another run threw is a failure of this one.</summary>
    private static Outcome<T> OutcomeOf<T>(Run run, Exception exception) => exception switch
    {
        NeedsHumanException human => new Outcome<T>.NeedsHuman(human.Request),
        ExhaustedException own when own.Origin.Node == run.Node => new Outcome<T>.Exhausted(own.Best is T best ? best : default, own.Rounds),
        RejectedException own when own.Origin.Node == run.Node => new Outcome<T>.Rejected(own.Value is T value ? value : default, own.Verdict, own.Step)
        {
            IsByPerson = own.IsByPerson,
        },
        _ => new Outcome<T>.Failed(exception),
    };

    private static bool IsCancellation(Run run, Exception exception) => exception is OperationCanceledException
        && (run.Scope?.IsCancelledByCaller ?? run.CancellationToken.IsCancellationRequested);

    private static BudgetExceededException? TimeIsOver(Run run, Exception exception) =>
        exception is OperationCanceledException && run.Scope is { ExceededDuration: { } allowed } scope
            ? new BudgetExceededException(new(run.Node, run.Node.ToString(), scope.RunId), run.Node.ToString(), BudgetLimit.Duration, allowed.TotalSeconds, scope.Elapsed.TotalSeconds)
            : null;

    private static void Close<T>(Run run, Outcome<T>? outcome, Exception? error)
    {
        if (run.Scope is not { } scope)
        {
            return;
        }

        scope.Close(error);
        if (outcome is not null && scope is { IsOutermost: true, HasListener: true })
        {
            scope.Report(new RunFinished<T>(outcome, scope.Spending.Usage, scope.Elapsed) { RunId = scope.RunId, Path = "", Timestamp = scope.Now });
        }
    }
}
