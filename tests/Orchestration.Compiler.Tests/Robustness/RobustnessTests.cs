using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Robustness;

/// <summary>
/// Whatever stands in the editor, generator and analyzers have an answer: they run at every key press, and one that throws goes silent
/// for the whole project.
/// </summary>
public sealed class RobustnessTests(ITestOutputHelper output)
{
    private const int Seed = 20260730;
    private const int MangledVersions = 2000;
    private const int MostPrefixesOfOneFile = 150;

    // A file up to this length is typed character by character.
    private const int Short = 600;

    private static IReadOnlyList<(string Name, string Text)> Sources { get; } =
    [
        .. Examples.All,
        .. Repository.SourceFiles("samples").Select(f => (Path.GetRelativePath(Repository.Root, f), File.ReadAllText(f))),
    ];

    [Fact]
    public async Task Every_example_has_no_error_as_it_stands()
    {
        SkipUntil.ThereIsAGenerator();
        foreach (var (_, text) in Examples.All)
        {
            await Verify.OnlyAsync(new Scenario(text).WithAdditionalFile("sum.prompt.md", "{count} letters: {tell}"), DiagnosticSeverity.Error);
        }
    }

    [Fact]
    public Task Nothing_throws_while_a_pipeline_is_typed_character_by_character() =>
        CheckAsync(Sources.Where(s => s.Text.Length <= Short).SelectMany(s => Mutations.PrefixesByCharacter(s.Name, s.Text)));

    [Fact]
    public Task Nothing_throws_while_any_sample_is_typed_token_by_token() =>
        CheckAsync(Sources.SelectMany(s => Thin([.. Mutations.PrefixesByToken(s.Name, s.Text)])));

    [Fact]
    public Task Nothing_throws_on_a_mangled_sample()
    {
        var each = Math.Max(1, MangledVersions / Sources.Count);
        return CheckAsync(Sources.SelectMany((s, i) => Mutations.Mangled(s.Name, s.Text, Seed + i, each)));
    }

    /// <summary>Evenly spread ones where there are too many.</summary>
    private static IEnumerable<Mutant> Thin(List<Mutant> prefixes)
    {
        var every = (prefixes.Count / MostPrefixesOfOneFile) + 1;
        return prefixes.Where((_, i) => i % every == 0);
    }

    private async Task CheckAsync(IEnumerable<Mutant> mutants)
    {
        SkipUntil.ThereIsAGenerator();
        var count = await new CrashCheck(CompilerParts.UnderTest).NothingThrowsAsync(mutants);
        output.WriteLine($"{count} versions, and nothing threw.");
        Assert.NotEqual(0, count);
    }
}
