using System.Text;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>Shows two texts against each other, line by line.</summary>
public static class LineDiff
{
    private const int Context = 3;

    /// <summary>Lines only expected after "-", lines only there after "+", and a few lines around each.</summary>
    public static string Show(string expected, string actual)
    {
        var lines = Align(Lines(expected), Lines(actual));
        var result = new StringBuilder();
        var isGap = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = lines.Skip(i - Context).Take(Context + 1 + Math.Min(i, Context)).Any(l => l.Sign != ' ');
            if (isNear)
            {
                result.Append(lines[i].Sign).Append(' ').AppendLine(lines[i].Text);
            }
            else if (!isGap)
            {
                result.AppendLine("  …");
            }

            isGap = !isNear;
        }

        return result.ToString();
    }

    /// <summary>A text with the line ends of this repository.</summary>
    public static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string[] Lines(string text) => Normalize(text).Split('\n');

    /// <summary>The longest common subsequence, and what stands between.</summary>
    private static List<(char Sign, string Text)> Align(string[] expected, string[] actual)
    {
        var common = new int[expected.Length + 1, actual.Length + 1];
        for (var e = expected.Length - 1; e >= 0; e--)
        {
            for (var a = actual.Length - 1; a >= 0; a--)
            {
                common[e, a] = expected[e] == actual[a] ? common[e + 1, a + 1] + 1 : Math.Max(common[e + 1, a], common[e, a + 1]);
            }
        }

        return Walk(expected, actual, common);
    }

    private static List<(char Sign, string Text)> Walk(string[] expected, string[] actual, int[,] common)
    {
        var lines = new List<(char, string)>();
        var (e, a) = (0, 0);
        while (e < expected.Length || a < actual.Length)
        {
            if (e < expected.Length && a < actual.Length && expected[e] == actual[a])
            {
                lines.Add((' ', expected[e++]));
                a++;
            }
            else if (a == actual.Length || (e < expected.Length && common[e + 1, a] >= common[e, a + 1]))
            {
                lines.Add(('-', expected[e++]));
            }
            else
            {
                lines.Add(('+', actual[a++]));
            }
        }

        return lines;
    }
}
