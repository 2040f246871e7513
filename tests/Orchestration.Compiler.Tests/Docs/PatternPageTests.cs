using System.Text.RegularExpressions;

namespace Orchestration.Compiler.Tests.Docs;

/// <summary>The examples that people copy compile, and no rule has anything to say about them.</summary>
public sealed partial class PatternPageTests
{
    public static TheoryData<string> Pages { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "patterns"), "*.md").Select(path => Path.GetFileName(path))];

    /// <summary>The examples, each with the name of its page.</summary>
    internal static IEnumerable<(string Name, string Text)> Examples => Pages.Select(page => (page.Data, ExampleOf(page.Data)));

    [Theory]
    [MemberData(nameof(Pages))]
    public Task TheExampleOfAPatternsPageIsClean(string page) => Verify.CleanAsync(ExampleOf(page));

    [Fact]
    public Task TheExampleOfThePageOnPeopleIsClean() =>
        Verify.CleanAsync(Snippets(File.ReadAllText(Path.Combine(Repository.Root, "docs", "people.md"))).First());

    [Fact]
    public Task TheExampleOfTheReadmeIsClean() =>
        Verify.CleanAsync(Snippets(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).First());

    private static string ExampleOf(string page) => Snippets(File.ReadAllText(Path.Combine(Repository.Root, "docs", "patterns", page))).First();

    internal static IEnumerable<string> Snippets(string page) => Fence().Matches(page).Select(match => match.Groups["code"].Value);

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
