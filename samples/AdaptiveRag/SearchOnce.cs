using Microsoft.Extensions.AI;
using Orchestration.Samples.AdaptiveRag.Interleaving;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.AdaptiveRag;

/// <summary>Answers a question from what one search finds.</summary>
/// <param name="search">Finds passages.</param>
/// <param name="reader">Reads them and answers.</param>
[Chain]
public partial class SearchOnce(ISearch search, IChatClient reader)
{
    /// <summary>Answers <paramref name="question"/>.</summary>
    public partial Task<Answered> RunAsync([Untrusted] string question, CancellationToken cancellationToken = default);

    [Step, Untrusted, Timeout(30)]
    private async Task<Gathered> Search(string question, CancellationToken cancellationToken) =>
        Gathered.Nothing.With(await search.FindAsync(question, Gathered.MostPassages, cancellationToken));

    [Verify]
    private static Verdict IsFound(Gathered search) => search.IsSomething();

    [Step, Pipeline<Reader>]
    private partial Task<Answered> Read(string question, [From(nameof(Search))] Gathered gathered);
}
