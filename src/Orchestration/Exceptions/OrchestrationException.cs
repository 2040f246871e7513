namespace Orchestration;

/// <summary>
/// A run did not give its result, for a reason of the pipeline's own. The exceptions of chat clients and of your own steps are never
/// wrapped in one: they surface as they are.
/// </summary>
public abstract class OrchestrationException : Exception
{
    private protected OrchestrationException(RunOrigin origin, string message, Exception? innerException = null)
        : base(message, innerException) => Origin = origin;

    /// <summary>
    /// The path of the step, from the outermost run: <c>Judge[2]</c>, <c>Polish/Judge[1]</c>. Empty where it is the outermost run itself
    /// that ended so.
    /// </summary>
    public string StepPath => Origin.Path ?? "";

    /// <summary>The name of the pipeline that the step belongs to.</summary>
    public string Pipeline => Origin.Pipeline;

    /// <summary>
    /// The run's id, or <see langword="null"/> for a run that was started with no options, no budget and no listener: such a run has none.
    /// </summary>
    public string? RunId => Origin.RunId;

    internal RunOrigin Origin { get; }
}
