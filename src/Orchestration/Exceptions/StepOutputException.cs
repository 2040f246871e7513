namespace Orchestration;

/// <summary>
/// A model's reply is no answer to what the step asks for: it cannot be read as the step's type after all repairs, it is empty, it
/// was cut short or filtered, or it names a route that does not exist.
/// </summary>
public sealed class StepOutputException : OrchestrationException
{
    internal StepOutputException(RunOrigin origin, string rawReply, string reason, Exception? innerException = null)
        : base(origin, $"The reply of {origin.Where} is not usable: {reason}", innerException)
    {
        RawReply = rawReply;
        Reason = reason;
    }

    /// <summary>The model's last reply, as it came.</summary>
    public string RawReply { get; }

    /// <summary>What is wrong with it, and what to do.</summary>
    public string Reason { get; }
}
