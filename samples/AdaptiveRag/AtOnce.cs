using Microsoft.Extensions.AI;
using Orchestration.Samples.AdaptiveRag.Interleaving;

namespace Orchestration.Samples.AdaptiveRag;

/// <summary>Answers a question from what the model knows, without a search.</summary>
/// <param name="reader">Answers.</param>
[Chain]
public partial class AtOnce(IChatClient reader)
{
    /// <summary>Answers <paramref name="question"/>.</summary>
    public partial Task<Answered> RunAsync([Untrusted] string question, CancellationToken cancellationToken = default);

    [Step, Model(nameof(reader), Temperature = 0), Timeout(120)]
    [System("You answer questions briefly and say when you do not know.")]
    [Prompt("""
        Answer the question. Reason step by step and end with "So the answer is: " and the answer, or say that you do not know it.

        Question:
        {question}
        """)]
    private partial Task<string> Answer(string question);

    [Step]
    private static Answered Take(string answer) => Answered.From(answer, Gathered.Nothing);
}
