using Microsoft.Extensions.AI;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>Collects what the notes say, sentence by sentence with their ids.</summary>
/// <param name="researcher">Reads the notes.</param>
/// <param name="shelf">The notes.</param>
[Chain]
[Unverified("The team's review checks every piece of work.")]
public partial class Research(IChatClient researcher, NoteShelf shelf)
{
    /// <summary>Collects.</summary>
    /// <param name="topic">What the article is about.</param>
    /// <param name="task">What to collect.</param>
    /// <param name="earlier">An earlier try that was refused, or the work before it.</param>
    /// <param name="review">Why it was refused, or null.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The findings, each with the id of its note.</returns>
    public partial Task<Piece> RunAsync(string topic, string task, Piece? earlier, string? review, CancellationToken cancellationToken = default);

    [Step]
    private string Notes(string topic, string task) => shelf.Material($"{topic} {task}");

    [Step]
    private static string Draft(Piece? earlier, string? review) => review is null ? "" : earlier?.Text ?? "";

    [Step, Model(nameof(researcher)), Timeout(180)]
    [Prompt("""
        Extract what the notes say on {topic}, as the task asks. Keep the id in brackets with each sentence. Reply with the findings alone.

        Task:
        {task}

        Notes:
        {notes}

        Draft so far:
        {draft}

        Review:
        {review}
        """)]
    private partial Task<string> Collect(string topic, string task, string notes, string draft, string? review);

    [Step]
    private static Piece Sign(string collect) => new(Member.Researcher, collect);
}
