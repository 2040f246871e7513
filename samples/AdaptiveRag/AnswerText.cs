using System.Globalization;
using System.Text;
using Orchestration.Samples.AdaptiveRag.Interleaving;

namespace Orchestration.Samples.AdaptiveRag;

/// <summary>Answers as text for a person.</summary>
public static class AnswerText
{
    /// <summary>The answer, the way taken, the thoughts and the passages.</summary>
    public static string Text(this AdaptiveAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Answered answered = answer.Answered;
        var text = new StringBuilder();
        text.AppendLine(answered.Answer).AppendLine();
        if (answered.Answer != answered.Reply.Trim())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Reasoning: {answered.Reply.Trim()}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"Way: {Way(answer.Assessment.Class)} ({answer.Assessment.Reason})");
        Thoughts(text, answered.Gathered);
        text.Append(answered.Gathered.Passages.Count == 0 ? "Passages: none" : $"Passages:\n{answered.Gathered.PassagesText}");
        return text.ToString();
    }

    private static void Thoughts(StringBuilder text, Gathered gathered)
    {
        if (gathered.Ending is { } ending)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Thoughts, ended by {By(ending)}:");
            foreach ((int number, string thought) in gathered.Thoughts.Index())
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{number + 1}. {thought}");
            }
        }
    }

    private static string Way(Complexity complexity) => complexity switch
    {
        Complexity.Straightforward => "answered at once, without a search",
        Complexity.Moderate => "answered from one search",
        _ => "answered after search and thought in turn",
    };

    private static string By(Ending ending) => ending switch
    {
        Ending.AnswerIs => "an answer",
        Ending.EmptyThought => "an empty thought",
        _ => "the bound of ten, before any of them said what the answer is",
    };
}
