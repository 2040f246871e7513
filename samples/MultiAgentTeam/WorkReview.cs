using Microsoft.Extensions.AI;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>Judges a piece of work: code first, which can tell whether sentences cite notes that exist; then a model, which can tell whether they say what the notes say.</summary>
/// <param name="reviewer">Judges; another model than those that work.</param>
/// <param name="shelf">The notes.</param>
[Route, JsonContext<TeamJson>]
[Unverified("It is itself the check.")]
public partial class WorkReview(IChatClient reviewer, NoteShelf shelf)
{
    /// <summary>Judges.</summary>
    /// <param name="topic">What the article is about.</param>
    /// <param name="task">What was to be done.</param>
    /// <param name="piece">What was done.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>Whether it is accepted, and what to do better.</returns>
    public partial Task<Verdict> RunAsync(string topic, string task, Piece piece, CancellationToken cancellationToken = default);

    [Step]
    private string Problems(Piece piece) => piece.By == Member.Critic ? "" : string.Join(" ", Citations.ProblemsOf(piece.Text, shelf));

    [Step]
    private string Notes(string topic, string task, Piece piece) => shelf.Material($"{topic} {task}", piece.Text);

    [Classify]
    private static bool IsCited(string problems) => problems.Length == 0;

    [Case(false)]
    private static Verdict SendBack(string problems) => Verdict.Reject(problems);

    [Case(true), Model(nameof(reviewer), Temperature = 0), Timeout(120)]
    [System("You review work on an article. You accept what does its task and says nothing but what the notes say.")]
    [Prompt("""
        Judge the result of the task in the work on an article about {topic}. Say in the feedback what to do better.

        Task:
        {task}

        Notes:
        {notes}

        Result:
        {piece.Text}
        """)]
    private partial Task<Verdict> Judge(string topic, string task, string notes, Piece piece);
}
