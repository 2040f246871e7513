using Orchestration.Samples.ClinicalOrchestrator.Cases;
using Orchestration.Samples.Data;

namespace Orchestration.Samples.ClinicalOrchestrator.Conference;

/// <summary>A finding on the board.</summary>
/// <param name="Number">Its number, from 1, in the order planned.</param>
/// <param name="Inquiry">What was asked of whom.</param>
/// <param name="Claim">What was found.</param>
/// <param name="Evidence">The lines that it rests on, each of which the case holds.</param>
public sealed record BoardEntry(int Number, Inquiry Inquiry, string Claim, IReadOnlyList<string> Evidence);

/// <summary>What was asked and not answered, and why.</summary>
/// <param name="Inquiry">What was asked of whom.</param>
/// <param name="Why">Why there is no answer.</param>
public sealed record Gap(Inquiry Inquiry, string Why);

/// <summary>What the specialists found, in the order planned, and what they did not answer.</summary>
/// <param name="Entries">The findings.</param>
/// <param name="Silent">Who answered that nothing concerns the field.</param>
/// <param name="Gaps">What nobody answered: the specialist failed, or the rounds were over.</param>
public sealed record Board(IReadOnlyList<BoardEntry> Entries, IReadOnlyList<Inquiry> Silent, IReadOnlyList<Gap> Gaps)
{
    /// <summary>A board on which nothing stands.</summary>
    public static Board Empty { get; } = new([], [], []);

    /// <summary>The board as the models read it: the lines of the case, then what follows from them.</summary>
    public string Text => Entries.Count + Gaps.Count == 0
        ? "Nobody has found anything."
        : string.Join("\n\n", Entries.Select(Finding).Concat(Gaps.Select(NotAnswered)));

    /// <summary>Makes the board of what the specialists did.</summary>
    /// <param name="tasks">All that was asked, that of the last gap search included.</param>
    /// <param name="results">What came of it, as far as it was done.</param>
    public static Board Of(IReadOnlyList<Inquiry> tasks, IReadOnlyList<TaskResult<Inquiry, Attempt<Opinion>>> results)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(results);
        // An equal task runs once and keeps both its places; the board shows it once.
        TaskResult<Inquiry, Attempt<Opinion>>[] done = [.. results.DistinctBy(result => result.Task)];
        var found = from result in done where result.Result.Succeeded from finding in result.Result.Value!.Findings select (result.Task, finding);
        return new Board(
            [.. found.Select((entry, index) => new BoardEntry(index + 1, entry.Task, entry.finding.Claim, [.. entry.finding.Evidence.Select(Quotation.Plain)]))],
            [.. from result in done where result.Result.Value is { Findings.Count: 0 } select result.Task],
            [.. from result in done where !result.Result.Succeeded select new Gap(result.Task, $"the specialist failed: {Reason(result.Result)}"),
                .. from task in tasks.Distinct() where done.All(result => result.Task != task) select new Gap(task, "asked for when the rounds were over")]);
    }

    /// <summary>The findings whose evidence names a medicine.</summary>
    public IEnumerable<BoardEntry> About(string medicine) => Entries.Where(entry => entry.Evidence.Any(line => CaseText.Names(line, medicine)));

    private static string Finding(BoardEntry entry) =>
        $"{string.Join('\n', entry.Evidence.Select(line => $"- {line}"))}\n\nFinding {entry.Number} ({entry.Inquiry.Specialty}): {entry.Claim}";

    private static string NotAnswered(Gap gap) => $"Not answered by {gap.Inquiry.Specialty}: {gap.Inquiry.Question}";

    private static string Reason(Attempt<Opinion> attempt) => attempt.Exception is RejectedException refused ? refused.Verdict.Feedback : attempt.Error ?? "";
}
