using System.Globalization;
using System.Text;

namespace Orchestration.Samples.CorrectiveRag;

/// <summary>An answer as a person reads it: the text, then the way that led to it.</summary>
public static class Report
{
    /// <summary>The text of an answer.</summary>
    public static string Of(CorrectedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        StringBuilder text = new StringBuilder(answer.Text).Append($"\n\n{answer.Action}: {Meaning(answer.Action)}\n\nDocuments\n");
        foreach (EvaluatedDocument one in answer.Documents)
        {
            text.Append($"  {Show(one.Score)}  {one.Document.Id}{(one.Score is null ? $" (no score: {one.Note})" : "")}\n");
        }

        if (answer.Documents.Count == 0)
        {
            text.Append("  none was found\n");
        }

        Append(text, "Strips of documents (+ kept)", answer.Knowledge.Documents);
        Append(text, $"Strips of web pages for the query \"{answer.Knowledge.Query}\" (+ kept)", answer.Knowledge.Web);
        if (answer.Knowledge.Web.Any(strip => strip.IsKept))
        {
            text.Append("\nTake care: web pages are not of the collection, and nobody has checked them.\n");
        }

        return text.AppendJoin("", answer.Knowledge.Gaps.Select(gap => $"\nTake care: {gap}\n")).ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, string heading, IReadOnlyList<Strip> strips)
    {
        if (strips.Count == 0)
        {
            return;
        }

        text.Append($"\n{heading}\n");
        foreach (Strip strip in strips)
        {
            text.Append($"{(strip.IsKept ? '+' : ' ')} {Show(strip.Score)}  [{strip.Source}] {strip.Text}\n");
        }
    }

    private static string Show(double? score) => score is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(5) : "    ?";

    private static string Meaning(RetrievalAction action) => action switch
    {
        RetrievalAction.Correct => "a document answers, so the documents were refined.",
        RetrievalAction.Incorrect => "no document answers, so they were left and the web was searched.",
        _ => "it is not clear whether a document answers, so the documents were refined and the web was searched.",
    };
}
