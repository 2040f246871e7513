using Orchestration.Samples.Data;

namespace Orchestration.Samples.ClinicalOrchestrator.Cases;

/// <summary>Compares texts by their words.</summary>
public static class CaseText
{
    private const int ShortestName = 4;

    /// <summary>Whether a text names something: in whole words, whatever their case.</summary>
    public static bool Names(string text, string name) => Words(name).Length >= ShortestName && $" {Words(text)} ".Contains($" {Words(name)} ", StringComparison.Ordinal);

    /// <summary>The words of a text in lower case, with one blank between them.</summary>
    public static string Words(string text) =>
        Quotation.OneLine(string.Concat(text.Select(sign => char.IsLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : ' ')));
}
