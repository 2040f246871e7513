namespace Orchestration.Samples.ClinicalOrchestrator.Cases;

/// <summary>Holds quotations against the text that they are taken from.</summary>
public static class CaseText
{
    private const int FewestSigns = 4;

    private static readonly char[] Marks = ['"', '“', '”', '„', '»', '«', '-', '•', '*', ' '];

    /// <summary>
    /// Whether a text holds a quotation word for word. Line breaks and runs of blanks count as one blank, and quotation marks and bullets
    /// around the quotation as nothing; one with fewer than four letters or digits shows nothing and is not held.
    /// </summary>
    public static bool Holds(string text, string quotation)
    {
        string quoted = Quoted(quotation);
        return quoted.Count(char.IsLetterOrDigit) >= FewestSigns && OneLine(text).Contains(quoted, StringComparison.Ordinal);
    }

    /// <summary>A quotation on one line, without the marks around it.</summary>
    public static string Quoted(string quotation) => OneLine(quotation).Trim(Marks);

    /// <summary>Whether a text names something: in whole words, whatever their case.</summary>
    public static bool Names(string text, string name) => FewestSigns <= Words(name).Length && $" {Words(text)} ".Contains($" {Words(name)} ", StringComparison.Ordinal);

    /// <summary>The words of a text in lower case, with one blank between them.</summary>
    public static string Words(string text) =>
        OneLine(string.Concat(text.Select(sign => char.IsLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : ' ')));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
