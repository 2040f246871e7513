using Microsoft.Extensions.AI;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>Holds the article against the notes that were found.</summary>
/// <param name="critic">Reads both.</param>
/// <param name="shelf">The notes.</param>
[Chain]
[Unverified("The team's review checks every piece of work.")]
public partial class Criticism(IChatClient critic, NoteShelf shelf)
{
    /// <summary>Criticises.</summary>
    /// <param name="topic">What the article is about.</param>
    /// <param name="task">What to look for.</param>
    /// <param name="review">Why the remarks were refused, or null.</param>
    /// <param name="turns">What was done so far.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The remarks.</returns>
    public partial Task<Piece> RunAsync(string topic, string task, string? review, IReadOnlyList<Turn<Member, Piece>> turns, CancellationToken cancellationToken = default);

    [Step]
    private static string Version(IReadOnlyList<Turn<Member, Piece>> turns) => Ledger.LastOf(Member.Writer, turns);

    [Step]
    private string Notes(string topic, string version) => shelf.Material(topic, version);

    [Step, Model(nameof(critic)), Timeout(180)]
    [Prompt("""
        Compare the version with the notes, as the task asks. Say what is missing, wrong or unclear in it, and which note shows it. Reply with the remarks alone. {review}

        Task:
        {task}

        Notes:
        {notes}

        Version:
        {version}
        """)]
    private partial Task<string> Remark(string task, string notes, string version, string? review);

    [Step]
    private static Piece Sign(string remark) => new(Member.Critic, remark);
}
