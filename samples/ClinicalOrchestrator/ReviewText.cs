using System.Text;
using Orchestration.Samples.ClinicalOrchestrator.Conference;
using Orchestration.Samples.ClinicalOrchestrator.Orders;

namespace Orchestration.Samples.ClinicalOrchestrator;

/// <summary>Writes a review for people.</summary>
internal static class ReviewText
{
    public static string Of(Reviewed reviewed)
    {
        CaseReport report = reviewed.Report;
        var text = new StringBuilder($"Review ({report.Notice})\n\n{report.Summary}\n");
        Section(text, "Board, in the order planned", report.Board.Entries.Select(Entry));
        Section(text, "Asked, and nothing found", report.Board.Silent.Select(Question));
        Section(text, "Not answered", report.Board.Gaps.Select(gap => $"{Question(gap.Inquiry)} ({gap.Why})"));
        Section(text, "Proposed", report.Changes.Select(Change));
        Section(text, "Set aside by code", report.SetAside.Select(aside => $"- {aside.Change.Kind}: {aside.Change.MedicineName} ({aside.Why})"));
        Section(text, Ordered(reviewed.Receipt), reviewed.Receipt.Changes.Select(change => $"{change.Kind}: {change.Medicine}"));
        return text.ToString().TrimEnd();
    }

    private static void Section(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0 || heading.EndsWith('.'))
        {
            text.Append('\n').Append(heading).Append(all.Length > 0 ? ":" : "").Append('\n');
            text.AppendJoin('\n', all).Append('\n');
        }
    }

    private static string Entry(BoardEntry entry) =>
        $"{entry.Number}. {entry.Inquiry.Specialty}: {entry.Claim}{string.Concat(entry.Evidence.Select(line => $"\n   “{line}”"))}";

    private static string Question(Inquiry inquiry) => $"- {inquiry.Specialty}: {inquiry.Question}";

    private static string Change(ProposedChange change) =>
        $"- {change.Kind}: {change.Medicine}: {change.Reason} (findings {string.Join(", ", change.Findings)})";

    private static string Ordered(Receipt receipt) => receipt.Placement switch
    {
        Placement.Placed => $"Ordered under {receipt.Key}",
        Placement.StoodAlready => $"Ordered before under {receipt.Key}, so nothing was written; in the book stands",
        _ => "Nothing was to be changed, so nothing was ordered.",
    };
}
