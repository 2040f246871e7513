using System.Text.RegularExpressions;

namespace Orchestration.Compiler.Tests.Docs;

/// <summary>The examples that people copy compile, and no rule has anything to say about them.</summary>
public sealed partial class PatternPageTests
{
    public static TheoryData<string> Pages { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "patterns"), "*.md").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Pages))]
    public Task TheExampleOfAPatternsPageIsClean(string page) =>
        Verify.CleanAsync(Snippets(File.ReadAllText(Path.Combine(Repository.Root, "docs", "patterns", page))).First());

    [Fact]
    public Task TheExampleOfTheReadmeIsClean() =>
        Verify.CleanAsync(Snippets(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).First());

    internal static IEnumerable<string> Snippets(string page) => Fence().Matches(page).Select(match => match.Groups["code"].Value);

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
