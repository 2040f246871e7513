using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Orchestration;

/// <summary>Runs a step where something is switched on: its events, its time budget, its retries, its timeout, in this order from the outside.</summary>
internal static class StepRunner
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static StepTask<TResult> Start<TSelf, TInput, TResult>(
        in Run run, StepDefinition<TSelf, TInput, TResult> step, TSelf self, TInput input, in StepPlace at)
        where TInput : IStepInput =>
        new(RunAsync(new StepCall(run, step, at), step, self, input, run.CancellationToken));

    private static async Task<TResult> RunAsync<TSelf, TInput, TResult>(
        StepCall call, StepDefinition<TSelf, TInput, TResult> step, TSelf self, TInput input, CancellationToken cancellationToken)
        where TInput : IStepInput
    {
        call.Started(input);
        TResult result;
        try
        {
            result = step.Budget?.Duration is null
                ? await RetryAsync(call, step, self, input, cancellationToken).ConfigureAwait(false)
                : await WithinBudgetAsync(call, step, self, input, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }

        call.Completed();
        return result;
    }

    /// <exception cref="BudgetExceededException">The time of the step's budget is over.</exception>
    private static async Task<TResult> WithinBudgetAsync<TSelf, TInput, TResult>(
        StepCall call, StepDefinition<TSelf, TInput, TResult> step, TSelf self, TInput input, CancellationToken cancellationToken)
        where TInput : IStepInput
    {
        using RunDeadline deadline = RunDeadline.Of(step.Budget!.Duration, null, call.Clock, cancellationToken)!;
        try
        {
            return await RetryAsync(call, step, self, input, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.Exceeded is not null && !cancellationToken.IsCancellationRequested)
        {
            throw new BudgetExceededException(call.Origin, call.Path, BudgetLimit.Duration, deadline.Exceeded.Value.TotalSeconds, call.Elapsed.TotalSeconds);
        }
    }

    private static async Task<TResult> RetryAsync<TSelf, TInput, TResult>(
        StepCall call, StepDefinition<TSelf, TInput, TResult> step, TSelf self, TInput input, CancellationToken cancellationToken)
        where TInput : IStepInput
    {
        for (; ; call.Attempt++)
        {
            TimeSpan delay;
            try
            {
                return await AttemptAsync(call, step, self, input, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Retry.IsOpen(call, exception, cancellationToken))
            {
                if (Retry.DelayAfter(call, exception) is not { } wait)
                {
                    throw;
                }

                delay = wait;
                call.Retrying(exception, delay);
            }

            await Task.Delay(delay, call.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<TResult> AttemptAsync<TSelf, TInput, TResult>(
        StepCall call, StepDefinition<TSelf, TInput, TResult> step, TSelf self, TInput input, CancellationToken cancellationToken)
        where TInput : IStepInput
    {
        using Activity? span = OrchestrationTelemetry.StartStep(call);
        try
        {
            return await Deadline.HoldAsync(call, token => step.AttemptAsync(call, self, input, token), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            OrchestrationTelemetry.Fail(span, exception);
            throw;
        }
    }
}
