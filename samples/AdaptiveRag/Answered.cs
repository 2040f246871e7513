using Orchestration.Samples.AdaptiveRag.Interleaving;

namespace Orchestration.Samples.AdaptiveRag;

/// <summary>An answer and what it was made from.</summary>
/// <param name="Answer">What stands behind "answer is" in the reply, or the whole of it where it does not say that.</param>
/// <param name="Reply">The reply, with its reasoning.</param>
/// <param name="Gathered">What the model was given to read; nothing where it answered at once.</param>
public sealed record Answered(string Answer, string Reply, Gathered Gathered)
{
    /// <summary>Takes the answer out of a reply.</summary>
    public static Answered From(string reply, Gathered gathered) => new(Thought.AnswerIn(reply) ?? reply.Trim(), reply, gathered);
}

/// <summary>What a question led to.</summary>
/// <param name="Assessment">How the question was classified, which is the way that was taken.</param>
/// <param name="Answered">The answer.</param>
public sealed record AdaptiveAnswer(Assessment Assessment, Answered Answered);
