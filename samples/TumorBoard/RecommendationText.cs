using System.Globalization;
using System.Text;
using Orchestration.Samples.TumorBoard.Meeting;

namespace Orchestration.Samples.TumorBoard;

/// <summary>Writes a recommendation for people.</summary>
internal static class RecommendationText
{
    public static string Of(Recommendation recommendation)
    {
        var text = new StringBuilder($"The board recommends: {recommendation.Treatment} ({recommendation.Notice})\n");
        text.Append($"Decided by {By(recommendation)} after {recommendation.Slate.Rounds} {(recommendation.Slate.Rounds == 1 ? "round" : "rounds")}. {recommendation.Reasons}\n");
        Section(text, "Proposed in the last round", recommendation.Slate.Proposals.SelectMany(proposal => proposal.Supporters));
        Section(text, "Dissent", recommendation.Dissent);
        return text.ToString().TrimEnd();
    }

    private static string By(Recommendation recommendation) => recommendation.By switch
    {
        DecidedBy.Everyone => "all",
        DecidedBy.Chair => "the chair",
        _ => "a person",
    };

    private static void Section(StringBuilder text, string heading, IEnumerable<Supporter> supporters)
    {
        string[] lines = [.. supporters.Select(Line)];
        text.Append($"\n{heading}:{(lines.Length == 0 ? " none" : "")}\n").AppendJoin('\n', lines).Append(lines.Length == 0 ? "" : "\n");
    }

    private static string Line(Supporter supporter) =>
        string.Create(CultureInfo.InvariantCulture, $"- {supporter.Speaker} for {supporter.Opinion.Treatment} (sure: {supporter.Opinion.Confidence:0.##}): {supporter.Opinion.Reasons}")
        + string.Concat(supporter.Opinion.Evidence.Select(line => $"\n  “{line}”"));
}
