using System.Globalization;
using System.Text;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>A pipeline's figures as they stand in <see cref="BoundsFile"/>.</summary>
/// <param name="Comments">The lines of comment before the entry.</param>
/// <param name="Pipeline">The pipeline's full name, with a dot before a nested class.</param>
/// <param name="Text">The line itself.</param>
/// <param name="Line">Its number in the file, from 0.</param>
internal sealed record BoundsEntry(IReadOnlyList<string> Comments, string Pipeline, string Text, int Line);

/// <summary>
/// The file in which a project keeps the bounds of its pipelines, so that a change of one is seen in a review. One line a pipeline, in the
/// order of names; lines that begin with <c>#</c> are comments and stay with the line after them.
/// </summary>
internal sealed class BoundsFile
{
    public const string Name = "orchestration.bounds.txt";

    private static readonly string[] Header =
    [
        "# The most model calls that one run of each pipeline can make, and the longest row of calls that wait for one another.",
        "# Checked by ORC2010, whose code fix brings this file up to date.",
        "",
    ];

    private readonly List<string> header = [];
    private readonly List<string> pending = [];
    private readonly string lineEnd;

    private BoundsFile(string text)
    {
        lineEnd = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        string[] lines = text.TrimEnd().Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            Read(lines[i].Trim().TrimStart('\uFEFF'), i);
        }
    }

    public List<BoundsEntry> Entries { get; } = [];

    public static BoundsFile Parse(string text) => new(text);

    /// <summary>Whether a file of the project is this one.</summary>
    public static bool Is(string path) =>
        path.EndsWith(Name, StringComparison.OrdinalIgnoreCase) && (path.Length == Name.Length || path[path.Length - Name.Length - 1] is '/' or '\\');

    /// <summary>The name of a pipeline in the file.</summary>
    public static string NameOf(PipelineModel pipeline) => pipeline.MetadataName.Replace('+', '.');

    /// <summary>A pipeline's line.</summary>
    public static string LineOf(string pipeline, Figures figures) => $"{pipeline}: {Describe(figures)}";

    /// <summary>Figures as a line says them.</summary>
    public static string Describe(Figures figures) => $"MaxCalls = {Number(figures.MaxCalls)}, Depth = {Number(figures.Depth)}";

    /// <summary>The file with these lines, and no others; comments stay.</summary>
    /// <param name="lines">The lines by pipeline. A comment of an entry that is left out goes with it.</param>
    public string With(IReadOnlyDictionary<string, string> lines)
    {
        IEnumerable<string> kept = lines
            .OrderBy(line => line.Key, StringComparer.Ordinal)
            .SelectMany(line => (Entries.FirstOrDefault(entry => entry.Pipeline == line.Key)?.Comments ?? []).Append(line.Value));
        IReadOnlyList<string> first = Entries.Count == 0 && header.Concat(pending).All(line => line.Length == 0) ? Header : header;
        var text = new StringBuilder();
        foreach (string line in first.Concat(kept).Concat(pending))
        {
            text.Append(line).Append(lineEnd);
        }

        return text.ToString();
    }

    private static string Number(Figure figure) => figure.Calls?.ToString(CultureInfo.InvariantCulture) ?? "unbounded";

    private void Read(string line, int number)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            pending.Add(line);
            if (line.Length == 0 && Entries.Count == 0)
            {
                // What stands before the first empty line is about the file and not about an entry.
                header.AddRange(pending);
                pending.Clear();
            }

            return;
        }

        int colon = line.IndexOf(':');
        Entries.Add(new BoundsEntry(pending.ToList(), (colon < 0 ? line : line.Substring(0, colon)).TrimEnd(), line, number));
        pending.Clear();
    }
}
