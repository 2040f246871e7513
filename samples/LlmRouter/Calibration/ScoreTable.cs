using System.Globalization;
using System.Reflection;

namespace Orchestration.Samples.LlmRouter.Calibration;

/// <summary>Messages and what a scorer said of them.</summary>
/// <param name="Rows">The messages with their scores, 0 to 1.</param>
public sealed record ScoreTable(IReadOnlyList<(double Score, string Message)> Rows)
{
    /// <summary>Messages written for this sample, with the scores of the offline stand-in. Another scorer needs a table of its own.</summary>
    public static ScoreTable Embedded()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("scores.csv")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads a table: a line for each message, its score, a comma, and the message to the end of the line.</summary>
    /// <exception cref="FormatException">A line has no score between 0 and 1; or there is no line.</exception>
    public static ScoreTable Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<(double, string)> rows = [.. text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0).Select(Row)];
        return rows.Count > 0 ? new ScoreTable(rows) : throw new FormatException("The table of scores is empty.");
    }

    /// <summary>The table as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Concat(Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Score},{row.Message}\n")));

    private static (double, string) Row(string line)
    {
        int comma = line.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && double.TryParse(line.AsSpan(0, comma), NumberStyles.Float, CultureInfo.InvariantCulture, out double score) && score is >= 0 and <= 1
            ? (score, line[(comma + 1)..].Trim())
            : throw new FormatException($"'{line}' is no line of a table of scores: write a number from 0 to 1, a comma and the message.");
    }
}
