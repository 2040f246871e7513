using System.Text;
using Microsoft.Extensions.AI;

namespace Orchestration.Samples.PressRelease;

/// <summary>
/// Writes a press release from notes: the facts first, then a text from the facts, each checked against the notes before it is used.
/// </summary>
/// <param name="writer">Reads the notes and writes.</param>
/// <param name="editor">Compares what was written with the notes; another model than the writer's.</param>
[Chain, Budget(MaxCalls = 12), JsonContext<ReleaseJson>]
public partial class ReleaseWriter(IChatClient writer, IChatClient editor)
{
    /// <summary>Writes a release.</summary>
    /// <param name="notes">The notes; everything in the release must stand in them.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The release.</returns>
    /// <exception cref="RejectedException">A check refused more often than it may.</exception>
    /// <exception cref="StepOutputException">A model's reply could not be read.</exception>
    public partial Task<string> RunAsync(string notes, CancellationToken cancellationToken = default);

    /// <summary>The same run as the sequence of its events.</summary>
    public partial IAsyncEnumerable<RunEvent> StreamAsync(string notes, CancellationToken cancellationToken = default);

    [Step, PromptFile("Prompts/facts.prompt.md"), Model(nameof(writer), Temperature = 0), Timeout(120)]
    private partial Task<Facts> Extract(string notes, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict FactsStandInNotes(string notes, Facts extract) => (extract.Headline.Trim(), extract.Points.Count) switch
    {
        ("", _) => Verdict.Reject("The headline is missing."),
        (_, 0) => Verdict.Reject("Name at least one point."),
        _ => NoNewFigures(notes, string.Join('\n', [extract.Headline, .. extract.Points, extract.Contact ?? ""])),
    };

    [Step, PromptFile("Prompts/release.prompt.md"), Model(nameof(writer)), Timeout(180)]
    private partial Task<string> Draft(string notes, Facts extract, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict FiguresStandInNotes(string notes, string draft) => NoNewFigures(notes, draft);

    [Verify(Retries = 1), PromptFile("Prompts/check.prompt.md"), Model(nameof(editor), Temperature = 0), Timeout(120)]
    private partial Task<Verdict> SaysWhatNotesSay(string notes, string draft);

    [Step]
    private static string SetOut(Facts extract, string draft)
    {
        var release = new StringBuilder().Append(extract.Headline.Trim()).Append("\n\n");
        if (!string.IsNullOrWhiteSpace(extract.City))
        {
            release.Append(extract.City.Trim().ToUpperInvariant()).Append(" – ");
        }

        release.Append(draft.Trim());
        if (!string.IsNullOrWhiteSpace(extract.Contact))
        {
            release.Append("\n\nContact: ").Append(extract.Contact.Trim());
        }

        return release.Append("\n\n###").ToString();
    }

    private static Verdict NoNewFigures(string notes, string text) => Figures.NotIn(notes, text) is { Count: > 0 } strange
        ? Verdict.Reject($"These figures do not stand in the notes: {string.Join("; ", strange)}. Write figures as the notes do, and no others.")
        : Verdict.Accept();
}
