using System.Text.RegularExpressions;

namespace Orchestration.Compiler.Tests.Docs;

/// <summary>
/// The <c>```mermaid</c> fences of a page, which show what is generated. A fence is of the pipeline that its title names, or of the page's main pipeline where
/// it names none of the page's. With <c>ORCHESTRATION_UPDATE_SNAPSHOTS=1</c> differing ones are written, and the test fails all the same.
/// </summary>
/// <param name="path">The page.</param>
/// <param name="diagrams">The diagrams by their pipelines' names.</param>
/// <param name="main">The name of the main pipeline.</param>
internal sealed partial class DiagramFences(string path, IReadOnlyDictionary<string, string> diagrams, string main)
{
    public void Match()
    {
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.True(Fence().IsMatch(page), $"{path} shows no diagram. Add an empty ```mermaid fence, and run this test with {Snapshots.UpdateVariable}=1.");
        var isUpdating = Environment.GetEnvironmentVariable(Snapshots.UpdateVariable) == "1";
        var expected = Fence().Replace(page, fence => $"```mermaid\n{Of(fence.Groups["text"].Value)}\n```");
        if (page == expected)
        {
            return;
        }

        if (isUpdating)
        {
            File.WriteAllText(path, expected);
        }

        var next = isUpdating ? "It was written; read it, and run the tests again without the variable." : $"Run this test with {Snapshots.UpdateVariable}=1, and read what it wrote before committing it.";
        Assert.Fail($"{path} does not show what is generated. (- page, + generated)\n{next}\n\n{LineDiff.Show(page, expected)}");
    }

    /// <summary>The first pipeline of a source that no other one of it runs.</summary>
    public static string MainOf(string source, IReadOnlyDictionary<string, string> diagrams)
    {
        var names = Class().Matches(source).Select(match => match.Groups["name"].Value).Where(diagrams.ContainsKey).ToList();
        Assert.True(names.Count > 0, "There is no pipeline in:\n" + source);
        return names.Find(name => !source.Contains($"Pipeline<{name}>", StringComparison.Ordinal)) ?? names[0];
    }

    private string Of(string shown)
    {
        var name = Title().Match(shown).Groups["name"].Value;
        return diagrams[diagrams.ContainsKey(name) ? name : main];
    }

    [GeneratedRegex("```mermaid\n(?<text>.*?)\n?```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^title: \"(?<name>[^:\"]*)", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex(@"\bpartial\s+(class|record)\s+(?<name>\w+)")]
    private static partial Regex Class();
}
