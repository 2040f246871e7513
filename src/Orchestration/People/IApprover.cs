namespace Orchestration;

/// <summary>Brings a run's questions and approvals to a person. Given to a run in <see cref="RunOptions.Approver"/>.</summary>
/// <remarks>
/// Branches of a run that are under way at once may ask at once. See <see cref="InMemoryApprover"/> for one that keeps what is asked until
/// somebody responds, and <see cref="Approver"/> for one made of a function.
/// </remarks>
public interface IApprover
{
    /// <summary>Asks a person.</summary>
    /// <param name="request">
    /// What is asked. A response that does not fit it is asked for again, at most twice, with <see cref="HumanRequest.Problem"/> saying why.
    /// </param>
    /// <param name="cancellationToken">Cancelled when the run is, or when the step's time is over.</param>
    /// <returns>The response, or <see langword="null"/> where nobody responds now: the run then ends as needing a person.</returns>
    ValueTask<HumanResponse?> AskAsync(HumanRequest request, CancellationToken cancellationToken);
}
