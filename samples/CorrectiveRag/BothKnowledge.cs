using Microsoft.Extensions.AI;
using Orchestration.Samples.CorrectiveRag.Web;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.CorrectiveRag;

/// <summary>What the documents and the web give together. Where one of them fails, the other has to do, and that is said.</summary>
/// <param name="rewriter">Writes the query for the web.</param>
/// <param name="evaluator">Scores strips.</param>
/// <param name="web">Finds pages.</param>
[Parallel(OnFailure = FailurePolicy.KeepOthers)]
internal partial class BothKnowledge(IChatClient rewriter, IChatClient evaluator, ISearch web)
{
    /// <summary>Refines <paramref name="documents"/> and searches the web at once.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="documents">The documents that may be used.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public partial Task<Knowledge> RunAsync([Untrusted] string question, [Untrusted] IReadOnlyList<Passage> documents, CancellationToken cancellationToken = default);

    [Section, Pipeline<InternalKnowledge>]
    private partial Task<Knowledge> Inside(string question, IReadOnlyList<Passage> documents);

    [Section, Pipeline<WebKnowledge>]
    private partial Task<Knowledge> Outside(string question);

    [Combine]
    private static Knowledge Combine(Attempt<Knowledge> inside, Attempt<Knowledge> outside) => new(
        inside.Value?.Documents ?? [],
        outside.Value?.Query,
        outside.Value?.Web ?? [],
        [.. Gap(inside, "The documents could not be refined, so there is only what the web says"), .. Gap(outside, "There is only what the documents say")]);

    private static IEnumerable<string> Gap(Attempt<Knowledge> attempt, string what) => attempt.Exception is { } exception ? [$"{what}: {Why(exception)}"] : [];

    private static string Why(Exception exception) => exception is WebSearchException { InnerException: { } cause } ? $"{exception.Message} {cause.Message}" : exception.Message;
}
