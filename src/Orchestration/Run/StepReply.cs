using System.Threading.Tasks.Sources;

namespace Orchestration;

/// <summary>What a step makes of a client's call that is under way.</summary>
internal abstract class StepReply<TResult> : IValueTaskSource<TResult>
{
    /// <summary>Changes when the reply becomes that of another step.</summary>
    public short Version { get; protected set; }

    /// <summary>Whether there is a result, or what became of the call instead.</summary>
    public abstract bool IsCompleted { get; }

    public abstract TResult GetResult();

    public abstract void OnCompleted(Action continuation);

    public abstract void OnCompleted(Action<object?> continuation, object? state);

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token)
    {
        Check(token);
        return IsCompleted ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;
    }

    /// <inheritdoc/>
    public TResult GetResult(short token)
    {
        Check(token);
        return GetResult();
    }

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        Check(token);
        if (flags.HasFlag(ValueTaskSourceOnCompletedFlags.FlowExecutionContext) && ExecutionContext.Capture() is { } context)
        {
            OnCompleted(value => ExecutionContext.Run(context, new ContextCallback(continuation), value), state);
        }
        else
        {
            OnCompleted(continuation, state);
        }
    }

    protected static InvalidOperationException AwaitedTwice() => new("A step is awaited once only; use AsTask() to await it several times.");

    private void Check(short token)
    {
        if (token != Version)
        {
            throw AwaitedTwice();
        }
    }
}
