using Microsoft.Extensions.AI;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.CorrectiveRag;

/// <summary>What the documents of the collection give.</summary>
/// <param name="evaluator">Scores strips.</param>
[Chain]
internal partial class InternalKnowledge(IChatClient evaluator)
{
    /// <summary>Refines <paramref name="documents"/>.</summary>
    /// <param name="question">What they are to answer.</param>
    /// <param name="documents">Those that may be used.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public partial Task<Knowledge> RunAsync([Untrusted] string question, [Untrusted] IReadOnlyList<Passage> documents, CancellationToken cancellationToken = default);

    [Step, Pipeline<Refinement>]
    private partial Task<IReadOnlyList<Strip>> Refine(string question, [From("documents")] IReadOnlyList<Passage> texts);

    [Step]
    private static Knowledge Finish(IReadOnlyList<Strip> refine) => new(refine, null, [], []);
}
