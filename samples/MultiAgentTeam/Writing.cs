using Microsoft.Extensions.AI;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>Writes the article, or another version of it, from the findings that were accepted.</summary>
/// <param name="writer">Writes.</param>
[Chain]
[Unverified("The team's review checks every piece of work.")]
public partial class Writing(IChatClient writer)
{
    /// <summary>Writes.</summary>
    /// <param name="topic">What the article is about.</param>
    /// <param name="task">What to write, or to change.</param>
    /// <param name="earlier">The work before this, a refused try perhaps.</param>
    /// <param name="review">Why it was refused, or null.</param>
    /// <param name="turns">What was done so far.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The article.</returns>
    public partial Task<Piece> RunAsync(
        string topic, string task, Piece? earlier, string? review, IReadOnlyList<Turn<Member, Piece>> turns, CancellationToken cancellationToken = default);

    [Step]
    private static string Findings(IReadOnlyList<Turn<Member, Piece>> turns) => Ledger.LastOf(Member.Researcher, turns);

    [Step]
    private static string Version(Piece? earlier, IReadOnlyList<Turn<Member, Piece>> turns) =>
        earlier is { By: Member.Writer } refused ? refused.Text : Ledger.LastOf(Member.Writer, turns);

    [Step]
    private static string Remarks(string? review, IReadOnlyList<Turn<Member, Piece>> turns) => review ?? Ledger.LastOf(Member.Critic, turns);

    [Step, Model(nameof(writer)), Timeout(180)]
    [Prompt("""
        Write the article on {topic}, as the task asks, from the findings alone. End each sentence with the ids of the notes that it rests on, in brackets, as the
        findings do. Take up the remarks. Reply with the whole article alone.

        Task:
        {task}

        Findings in the notes:
        {findings}

        Version so far:
        {version}

        Remarks:
        {remarks}
        """)]
    private partial Task<string> Write(string topic, string task, string findings, string version, string remarks);

    [Step]
    private static Piece Sign(string write) => new(Member.Writer, write);
}
