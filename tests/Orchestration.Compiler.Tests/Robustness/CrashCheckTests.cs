namespace Orchestration.Compiler.Tests.Robustness;

/// <summary>The check for crashes finds them.</summary>
public sealed class CrashCheckTests
{
    [Fact]
    public async Task What_throws_nothing_passes_and_is_counted() =>
        Assert.Equal(200, await new CrashCheck(Toys.Parts).NothingThrowsAsync(Mutations.Mangled("toy", "partial class Demo { int M() => 1; }", 1, 200)));

    [Fact]
    public async Task A_generator_that_throws_on_one_version_is_found() =>
        Assert.Contains("first 30 characters", await FailureOf("[Chain] partial class ExplodesOften;"), StringComparison.Ordinal);

    [Fact]
    public async Task An_analyzer_that_throws_on_one_version_is_found() =>
        Assert.Contains("ToyNameRule: System.InvalidOperationException: Boom.", await FailureOf("class kaboomerang;"), StringComparison.Ordinal);

    [Fact]
    public async Task Two_files_of_one_name_are_found() => Assert.Contains(
        "must be unique", await FailureOf("[Chain] partial class Demo;[Chain] partial class Demo;"), StringComparison.Ordinal);

    [Fact]
    public void The_same_seed_gives_the_same_mutants() =>
        Assert.Equal(Mutations.Mangled("toy", Examples.Critic, 5, 50), Mutations.Mangled("toy", Examples.Critic, 5, 50));

    [Fact]
    public void Mutants_differ_from_their_source_and_from_each_other()
    {
        var texts = Mutations.Mangled("toy", Examples.Route, 5, 500).Select(m => m.Text).ToList();

        Assert.InRange(texts.Distinct().Count(), 450, 500);
        Assert.InRange(texts.Count(t => t == Examples.Route), 0, 25);
    }

    [Fact]
    public void Prefixes_end_at_every_token_or_character()
    {
        Assert.Equal(["class", "class C", "class C;"], Mutations.PrefixesByToken("toy", "class C;").Select(m => m.Text));
        Assert.Equal(["", "c", "cl"], Mutations.PrefixesByCharacter("toy", "cla").Select(m => m.Text));
    }

    private static Task<string> FailureOf(string source) =>
        VerifierTests.FailureOf(new CrashCheck(Toys.Parts).NothingThrowsAsync(Mutations.PrefixesByCharacter("toy", source)));
}
