namespace Orchestration;

/// <summary>
/// Of several branches that may fail, fewer succeeded than were asked for (<c>MinSucceeded</c>). The failures are the inner exceptions of
/// <see cref="Exception.InnerException"/>, in the order of the branches.
/// </summary>
public sealed class AttemptsFailedException : OrchestrationException
{
    internal AttemptsFailedException(RunOrigin origin, int succeeded, int wanted, IReadOnlyList<Exception> failures)
        : base(
            origin,
            $"Of {succeeded + failures.Count} branches of {origin.Where} {succeeded} succeeded, and MinSucceeded asks for {wanted}. The first failure: {failures[0].Message}",
            new AggregateException(failures))
    {
        Succeeded = succeeded;
        Failures = failures;
    }

    /// <summary>How many branches succeeded.</summary>
    public int Succeeded { get; }

    /// <summary>What the others threw, in the order of the branches.</summary>
    public IReadOnlyList<Exception> Failures { get; }
}
