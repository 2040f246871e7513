using System.ComponentModel;
using Orchestration.Samples.ClinicalOrchestrator.Cases;

namespace Orchestration.Samples.ClinicalOrchestrator.Conference;

/// <summary>What to do with a medicine.</summary>
public enum ChangeKind
{
    /// <summary>Take it no more.</summary>
    Stop,

    /// <summary>Take less of it.</summary>
    ReduceDose,

    /// <summary>Take something else.</summary>
    Replace,

    /// <summary>Take it on, and measure.</summary>
    Monitor,
}

/// <summary>What the board comes to.</summary>
/// <param name="Summary">What matters, and what is not known.</param>
/// <param name="Changes">What to change; none where the findings ask for none.</param>
public sealed record Advice(
    [property: Description("In at most 4 sentences: what matters on the board, how it hangs together, and what was not answered.")] string Summary,
    [property: Description("The changes that the findings ask for; none where they ask for none.")] IReadOnlyList<Change> Changes);

/// <summary>A change that a model proposes.</summary>
public sealed record Change(
    [property: Description("Why, in one sentence.")] string Reason,
    [property: Description("The name of the medicine alone, as the case writes it.")] string MedicineName,
    [property: Description("What to do with it.")] ChangeKind Kind);

/// <summary>A change with the evidence that code found for it on the board.</summary>
/// <param name="Medicine">The medicine.</param>
/// <param name="Kind">What to do with it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Findings">The numbers of the findings that name it.</param>
/// <param name="Evidence">The lines of the case that name it in these findings.</param>
public sealed record ProposedChange(string Medicine, ChangeKind Kind, string Reason, IReadOnlyList<int> Findings, IReadOnlyList<string> Evidence);

/// <summary>A change that code set aside.</summary>
/// <param name="Change">What the model proposed.</param>
/// <param name="Why">Why it is no proposal.</param>
public sealed record SetAside(Change Change, string Why);

/// <summary>What the conference gives.</summary>
/// <param name="Notice">What every output says.</param>
/// <param name="Board">The findings, and what was not answered.</param>
/// <param name="Summary">What they come to.</param>
/// <param name="Changes">What is proposed. Nothing of it is done.</param>
/// <param name="SetAside">What a model proposed without ground on the board.</param>
public sealed record CaseReport(string Notice, Board Board, string Summary, IReadOnlyList<ProposedChange> Changes, IReadOnlyList<SetAside> SetAside)
{
    private const int MostWordsOfAName = 4;

    /// <summary>
    /// Puts a report together. A change stands only if evidence on the board names its medicine, and only the first of several for one
    /// medicine stands; the others are set aside, and stay in sight.
    /// </summary>
    public static CaseReport Of(Board board, Advice advice)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(advice);
        var changes = new List<ProposedChange>();
        var setAside = new List<SetAside>();
        foreach (Change change in advice.Changes)
        {
            if (CaseText.Words(change.MedicineName).Count(sign => sign == ' ') >= MostWordsOfAName)
            {
                setAside.Add(new SetAside(change, "it is no name"));
            }
            else if (!board.About(change.MedicineName).Any())
            {
                setAside.Add(new SetAside(change, "no evidence on the board names it"));
            }
            else if (changes.Any(known => CaseText.Words(known.Medicine) == CaseText.Words(change.MedicineName)))
            {
                setAside.Add(new SetAside(change, "there is a change of it already"));
            }
            else
            {
                changes.Add(Rested(change, board));
            }
        }

        return new CaseReport(Synthetic.Notice, board, advice.Summary, changes, setAside);
    }

    private static ProposedChange Rested(Change change, Board board)
    {
        BoardEntry[] about = [.. board.About(change.MedicineName)];
        return new ProposedChange(
            change.MedicineName,
            change.Kind,
            change.Reason,
            [.. about.Select(entry => entry.Number)],
            [.. about.SelectMany(entry => entry.Evidence).Where(line => CaseText.Names(line, change.MedicineName)).Distinct()]);
    }
}
