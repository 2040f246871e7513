using System.Globalization;
using System.Text;
using Orchestration.Samples.SpeculativeRag.Sampling;

namespace Orchestration.Samples.SpeculativeRag;

/// <summary>Answers as text for a person.</summary>
public static class Report
{
    /// <summary>The answer, what it rests on, and all drafts with their scores.</summary>
    public static string Text(this SpeculativeAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var text = new StringBuilder();
        text.AppendLine(answer.Best.Draft.Answer).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Rationale: {answer.Best.Draft.Rationale}");
        text.AppendLine("Written from:").AppendLine(answer.Best.Perspective.Text).AppendLine();
        return text.Append(answer.Evidence()).ToString();
    }

    /// <summary>All drafts with their scores, the chosen one marked, and those that failed.</summary>
    public static string Evidence(this SpeculativeAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        IEnumerable<string> drafts = answer.Drafts.Select(draft => $"{(ReferenceEquals(draft, answer.Best) ? "*" : "-")} {Line(draft)}");
        return string.Join('\n', drafts.Prepend("Drafts (draft × self-consistency × self-reflection):").Concat(answer.Failed.Select(Line)));
    }

    private static string Line(ScoredDraft draft) => string.Create(
        CultureInfo.InvariantCulture,
        $"{draft.Scores.Product:0.000} = {draft.Scores.Draft:0.00} × {draft.Scores.SelfConsistency:0.00} × {draft.Scores.SelfReflection:0.00}, from {draft.Perspective.Ids}: {draft.Draft.Answer}\n    verifier: {draft.Judgement.Reason}");

    private static string Line(FailedDraft draft) => $"- no draft from {draft.Perspective.Ids}: {draft.Problem}";
}
