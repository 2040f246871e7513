namespace Orchestration;

/// <summary>The run needs a person's answer or approval, and nobody gave one. It passes through every level of nested pipelines.</summary>
public sealed class NeedsHumanException : OrchestrationException
{
    /// <summary>Ends a run with a request to a person. A code step may throw it.</summary>
    /// <param name="request">What is asked.</param>
    public NeedsHumanException(HumanRequest request)
        : this(new RunOrigin(null, request?.StepPath ?? "", null), request!)
    {
    }

    internal NeedsHumanException(RunOrigin origin, HumanRequest request)
        : base(origin, $"A person has to decide: {request?.Question}")
    {
        ArgumentNullException.ThrowIfNull(request);
        Request = request;
    }

    /// <summary>What is asked.</summary>
    public HumanRequest Request { get; }
}
