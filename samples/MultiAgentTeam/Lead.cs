using Microsoft.Extensions.AI;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>Hands out the next piece of work, from a ledger that code has written.</summary>
/// <param name="lead">Decides.</param>
[Chain, JsonContext<TeamJson>]
[Unverified("What is handed out shows in what comes back: the work is reviewed, and the end is checked in code.")]
public partial class Lead(IChatClient lead)
{
    /// <summary>Says who does what next.</summary>
    /// <param name="topic">What the article is about.</param>
    /// <param name="turns">What was done so far.</param>
    /// <param name="refusal">Why the latest turn came to nothing, or null.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The assignment; without a worker when all is done.</returns>
    public partial Task<Assignment<Member>> RunAsync(string topic, IReadOnlyList<Turn<Member, Piece>> turns, string? refusal, CancellationToken cancellationToken = default);

    [Step]
    private static string Write(IReadOnlyList<Turn<Member, Piece>> turns, string? refusal) => Ledger.Of(turns, refusal);

    [Step, Model(nameof(lead), Temperature = 0), Timeout(120)]
    [System("You lead a team that makes an article from notes. You do none of the work yourself.")]
    [Prompt("""
        Say who does what next for the article on {topic}, one piece of work at a time. Where work was refused, say what to do differently, or give it to another one. Name
        nobody only when nothing is missing.

        Ledger:
        {write}
        """)]
    private partial Task<Assignment<Member>> Choose(string topic, string write);
}
