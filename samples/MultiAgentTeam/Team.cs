using Microsoft.Extensions.AI;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>
/// A team that makes an article from notes: a lead hands out one piece of work at a time to a researcher, a writer or a critic; each piece is reviewed, and done again
/// or given to another one where it is refused. It is done when code finds the article whole, and not when a model says so.
/// </summary>
/// <param name="lead">Hands out the work.</param>
/// <param name="researcher">Reads the notes.</param>
/// <param name="writer">Writes.</param>
/// <param name="critic">Reads what was written.</param>
/// <param name="reviewer">Judges each piece of work; another model than those that work.</param>
/// <param name="shelf">The notes.</param>
[Supervisor(MaxTurns = 8, MaxReworks = 2), Budget(MaxCalls = 90)]
public partial class Team(IChatClient lead, IChatClient researcher, IChatClient writer, IChatClient critic, IChatClient reviewer, NoteShelf shelf)
{
    /// <summary>Makes an article.</summary>
    /// <param name="topic">What it is about.</param>
    /// <param name="options">The run's id, and more.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The article; rejected where the notes hold nothing on the topic, or the article is not whole after the last turn; exhausted where the team does not come to an end.</returns>
    public partial Task<Outcome<Article>> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The same run as the sequence of its events.</summary>
    public partial IAsyncEnumerable<RunEvent> StreamAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step]
    private IReadOnlyList<string> Survey(string topic) => [.. shelf.Find(topic).Select(note => note.Id)];

    [Verify]
    private Verdict HoldsNotes(IReadOnlyList<string> survey, string topic) => survey.Count > 0
        ? Verdict.Accept()
        : Verdict.Reject($"The researcher finds nothing on \"{topic}\" in the notes. They speak of such things as these: {string.Join("; ", shelf.Titles.Take(12))}.");

    [Assign, Pipeline<Lead>]
    private partial Task<Assignment<Member>> Next(
        string topic, [From("history")] IReadOnlyList<Turn<Member, Piece>> turns, [From("feedback")] string? refusal);

    [Worker(Member.Researcher), Pipeline<Research>]
    private partial Task<Piece> Collect(string topic, [From("instruction")] string task, [From("work")] Piece? earlier, [From("feedback")] string? review);

    [Worker(Member.Writer), Pipeline<Writing>]
    private partial Task<Piece> Write(
        string topic, [From("instruction")] string task, [From("work")] Piece? earlier, [From("feedback")] string? review,
        [From("history")] IReadOnlyList<Turn<Member, Piece>> turns);

    [Worker(Member.Critic), Pipeline<Criticism>]
    private partial Task<Piece> Criticise(
        string topic, [From("instruction")] string task, [From("feedback")] string? review, [From("history")] IReadOnlyList<Turn<Member, Piece>> turns);

    [Review, Pipeline<WorkReview>]
    private partial Task<Verdict> Judge(string topic, [From("instruction")] string task, [From("work")] Piece piece);

    [Finish]
    private static Article Deliver(string topic, IReadOnlyList<Turn<Member, Piece>> history) => new(
        topic,
        Ledger.LastOf(Member.Writer, history),
        Ledger.LastOf(Member.Critic, history),
        [.. history.Select(turn => $"{turn.Number}. {turn.Worker}, {(turn.Accepted ? "accepted" : "refused")}: {turn.Instruction}")]);

    [Verify]
    private Verdict IsWhole(Article deliver) => (deliver.Text, deliver.Remarks, Citations.ProblemsOf(deliver.Text, shelf)) switch
    {
        ("", _, _) => Verdict.Reject("There is no accepted article. The writer has to write one."),
        (_, _, { Count: > 0 } problems) => Verdict.Reject(string.Join(" ", problems)),
        (_, "", _) => Verdict.Reject("The critic has not read the article."),
        _ => Verdict.Accept(),
    };
}
