using Microsoft.Extensions.AI;
using Orchestration.Samples.TumorBoard.Cases;

namespace Orchestration.Samples.TumorBoard.Meeting;

/// <summary>Ends a meeting: with what all say, with the chair's choice where it is sure of it, and otherwise with a person's.</summary>
/// <param name="chair">Chooses.</param>
[Route]
public partial class Chair(IChatClient chair)
{
    /// <summary>Decides.</summary>
    /// <param name="patientCase">What is known.</param>
    /// <param name="transcript">What was said.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The recommendation, with all dissent.</returns>
    public partial Task<Recommendation> RunAsync(
        [Untrusted] string patientCase, IReadOnlyList<Statement<Opinion>> transcript, CancellationToken cancellationToken = default);

    [Step]
    private static Slate Collect(IReadOnlyList<Statement<Opinion>> transcript) => Slate.Of(transcript);

    [Step, Pipeline<Choice>, Fallback(nameof(LeaveOpen))]
    private partial Task<Ruling> Consider(string patientCase, [From(nameof(Collect))] Slate slate);

    private static Ruling LeaveOpen() => Ruling.Open("The chair failed, or chose nothing that was proposed.");

    [Classify]
    private static bool IsDecided(Ruling consider) => consider.Stands;

    [Case(true)]
    private static Treatment Take(Slate collect, Ruling consider) => collect.Proposals[consider.Index].Treatment;

    [Case(false)]
    [Human("What does the board recommend? (" + Synthetic.Notice + ")\n\n{consider.Doubt}\n\n{collect.Text}")]
    private partial Task<Treatment> AskPerson(Slate collect, Ruling consider);

    [Step]
    private static Recommendation Write(Treatment result, Slate collect, Ruling consider) => new(
        Synthetic.Notice,
        result,
        !consider.Stands ? DecidedBy.Person : collect.Standing == Standing.Unanimous ? DecidedBy.Everyone : DecidedBy.Chair,
        consider.Stands ? consider.Reasons : consider.Doubt,
        collect,
        [.. collect.Proposals.Where(proposal => proposal.Treatment != result).SelectMany(proposal => proposal.Supporters)]);
}
