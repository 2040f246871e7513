namespace Orchestration.Samples.Data;

/// <summary>Holds quotations against the text that they are taken from.</summary>
public static class Quotation
{
    private const int FewestSigns = 4;

    private static readonly char[] Marks = ['"', '“', '”', '„', '»', '«', '-', '•', '*', ' '];

    /// <summary>
    /// Whether a text holds a quotation word for word. Line breaks and runs of blanks count as one blank, and quotation marks and bullets
    /// around the quotation as nothing; one with fewer than four letters or digits shows nothing and is not held.
    /// </summary>
    public static bool IsIn(string text, string quotation)
    {
        string quoted = Plain(quotation);
        return quoted.Count(char.IsLetterOrDigit) >= FewestSigns && OneLine(text).Contains(quoted, StringComparison.Ordinal);
    }

    /// <summary>A quotation on one line, without the marks around it.</summary>
    public static string Plain(string quotation) => OneLine(quotation).Trim(Marks);

    /// <summary>A text with one blank wherever it has several, or a line break.</summary>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
