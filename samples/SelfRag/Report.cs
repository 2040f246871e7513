using System.Globalization;
using System.Text;

namespace Orchestration.Samples.SelfRag;

/// <summary>An answer as a person reads it: the text, then what it rests on.</summary>
public static class Report
{
    /// <summary>The text of an answer.</summary>
    public static string Of(SelfRagAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        StringBuilder text = new StringBuilder(answer.Text.Trim()).Append("\n\n");
        if (answer.Selection is not { } selection)
        {
            return text.Append($"No passage was looked up, so nothing but the model vouches for this. Why none was looked up: {answer.Retrieval.Reason}").ToString();
        }

        text.Append($"From passage [{selection.Chosen.Passage.Id}] {selection.Chosen.Passage.Title}.{Caution(selection.Chosen.Critique)}\n\n");
        text.Append("   score  relevance   support  usefulness  passage\n");
        foreach (Candidate candidate in selection.Candidates)
        {
            text.Append(Line(candidate, isChosen: ReferenceEquals(candidate, selection.Chosen)));
        }

        foreach (AnswerSum sum in selection.Sums)
        {
            text.Append(CultureInfo.InvariantCulture, $"sum {sum.Score,5:0.00}  \"{sum.Answer}\" from {string.Join(", ", sum.Passages)}\n");
        }

        foreach (LostPassage lost in selection.Lost)
        {
            text.Append($"no draft on [{lost.Passage.Id}]: {lost.Why}\n");
        }

        return text.ToString().TrimEnd();
    }

    private static string Line(Candidate candidate, bool isChosen) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(isChosen ? '>' : ' ')} {candidate.Critique.Score,6:0.00}  {candidate.Critique.Relevance.Relevance,-10}  {candidate.Critique.Support.Support,-7}  {candidate.Critique.Usefulness.Usefulness,-10}  {candidate.Passage.Id}{(candidate.Critique.IsUnread ? " (not judged)" : "")}\n");

    private static string Caution(Critique critique) => critique switch
    {
        { IsUnread: true } => " Take care: no judgement of it could be read, so nothing vouches for it.",
        { Support.Support: Support.None } => " Take care: the passage does not say this.",
        { Relevance.Relevance: Relevance.Irrelevant } => " Take care: the passage was judged irrelevant.",
        { Support.Support: Support.Partial } => " The passage says only some of it.",
        _ => "",
    };
}
