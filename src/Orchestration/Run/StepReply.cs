namespace Orchestration;

/// <summary>What a step makes of a client's call that is under way.</summary>
internal abstract class StepReply<TResult>
{
    /// <summary>Whether there is a result, or what became of the call instead.</summary>
    public abstract bool IsCompleted { get; }

    public abstract void OnCompleted(Action continuation);

    public abstract TResult GetResult();
}
