namespace Orchestration.Testing;

/// <summary>The marks of list items: <c>-</c>, <c>*</c>, <c>•</c>, <c>1.</c>, <c>2)</c>, <c>[3]</c>, <c>4:</c>.</summary>
internal static class Bullet
{
    public static bool Starts(string line) => Length(line) > 0;

    public static string TakeOff(string line) => line[Length(line)..].TrimStart();

    /// <summary>The number of a numbered item; null for any other line.</summary>
    public static int? Number(string line)
    {
        string mark = line[..Length(line)].Trim('[', ']', '.', ')', ':', ' ');
        return int.TryParse(mark, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private static int Length(string line)
    {
        if (line.Length > 1 && line[0] is '-' or '*' or '•' or '–' && char.IsWhiteSpace(line.ElementAtOrDefault(1)))
            return 1;
        bool bracket = line.StartsWith('[');
        int digits = bracket ? 1 : 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]) && digits < 5)
            digits++;
        bool number = digits > (bracket ? 1 : 0) && digits < line.Length;
        bool marked = number && (bracket ? line[digits] == ']' : line[digits] is '.' or ')' or ':')
            && (digits + 1 == line.Length || char.IsWhiteSpace(line[digits + 1]));
        return marked ? digits + 1 : 0;
    }
}
