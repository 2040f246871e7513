using Microsoft.Extensions.AI;
using Orchestration.Samples.AdaptiveRag.Interleaving;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.AdaptiveRag;

/// <summary>Answers a question from what search and thought in turn gather.</summary>
/// <param name="search">Finds passages.</param>
/// <param name="reasoner">Thinks.</param>
/// <param name="reader">Reads what was gathered and answers.</param>
[Chain]
public partial class StepByStep(ISearch search, IChatClient reasoner, IChatClient reader)
{
    /// <summary>Answers <paramref name="question"/>.</summary>
    public partial Task<Answered> RunAsync([Untrusted] string question, CancellationToken cancellationToken = default);

    [Step, Pipeline<ThoughtLoop>]
    private partial Task<Gathered> Gather(string question);

    [Verify]
    private static Verdict IsFound(Gathered gather) => gather.IsSomething();

    [Step, Pipeline<Reader>]
    private partial Task<Answered> Read(string question, [From(nameof(Gather))] Gathered gathered);
}
