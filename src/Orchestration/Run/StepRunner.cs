using System.Diagnostics;

namespace Orchestration;

/// <summary>Runs a step where something is switched on: its events, its retries, its timeout, in this order from the outside.</summary>
internal static class StepRunner
{
    public static async Task<TResult> RunAsync<TSelf, TInput, TResult>(
        StepCall call, StepDefinition<TSelf, TInput, TResult> step, TSelf self, TInput input, CancellationToken cancellationToken)
        where TInput : IStepInput
    {
        call.Started(input);
        TResult result;
        try
        {
            result = await RetryAsync(call, step, self, input, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }

        call.Completed();
        return result;
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
