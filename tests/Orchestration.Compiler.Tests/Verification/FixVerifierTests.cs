namespace Orchestration.Compiler.Tests.Verification;

/// <summary>The verifier of fixes fails when it should, and says why.</summary>
public sealed class FixVerifierTests
{
    private static readonly Verifier Verifier = Toys.Verifier;

    [Fact]
    public Task A_fix_is_applied_until_no_diagnostic_is_left() =>
        Verifier.FixAsync("TOY0001", "class [|small|]; class Big; class [|less|];", "class Small; class Big; class Less;");

    [Fact]
    public Task A_fix_is_applied_in_every_file() => Verifier.FixAsync(
        "TOY0001",
        new Scenario("class [|small|];") { Files = { ["Other.cs"] = "class [|less|];" } },
        new Scenario("class Small;") { Files = { ["Other.cs"] = "class Less;" } });

    [Fact]
    public async Task Among_several_fixes_one_is_chosen_by_place_or_by_key()
    {
        await Verifier.FixAsync("TOY0001", "class [|small|];", "class SMALL;", index: 1);
        await Verifier.FixAsync("TOY0001", "class [|small|];", "class SMALL;", equivalenceKey: "All capitals");

        Assert.Equal(["Capital letter", "All capitals"], await Verifier.FixTitlesAsync("TOY0001", "class [|small|];"));
    }

    [Fact]
    public Task A_fix_for_the_compilers_own_error_is_applied() =>
        Verifier.FixAsync("CS0246", "class Big : {|CS0246:Missing|};", "class Big ;");

    [Fact]
    public Task Line_ends_are_not_compared() =>
        Verifier.FixAsync("TOY0001", "class Big;\r\nclass [|small|];\r\n", "class Big;\nclass Small;\n");

    [Fact]
    public async Task Another_text_than_the_expected_one_fails_and_is_shown() => Assert.Contains("""
        - class SMALL;
        + class Small;
        """, await FailureOf(Verifier.FixAsync("TOY0001", "class [|small|];", "class SMALL;")), StringComparison.Ordinal);

    [Fact]
    public async Task A_result_that_does_not_compile_fails_unless_its_error_is_marked()
    {
        const string Before = "class [|small|]; class User { {|CS0246:Small|}? s; {|CS0246:Other|}? o; small? t; }";
        await Verifier.FixAsync("TOY0001", Before, "class Small; class User { Small? s; {|CS0246:Other|}? o; {|CS0246:small|}? t; }");

        Assert.Contains("CS0246", await FailureOf(Verifier.FixAsync("TOY0001", Before, "class Small; class User { Small? s; Other? o; small? t; }")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_changes_nothing_fails() =>
        Assert.Contains("changes nothing", await FailureOf(Verifier.FixAsync("TOY0001", "class [|stubborn|];", "class Stubborn;")), StringComparison.Ordinal);

    [Fact]
    public async Task A_diagnostic_that_no_fix_takes_away_is_marked_in_the_result()
    {
        await Verifier.FixAsync("TOY0001", "class [|hopeless|]; class [|small|];", "class [|hopeless|]; class Small;");

        await FailureOf(Verifier.FixAsync("TOY0001", "class [|hopeless|]; class [|small|];", "class hopeless; class Small;"));
    }

    [Fact]
    public async Task No_fix_fails_where_one_is_offered()
    {
        await Verifier.NoFixAsync("TOY0001", "class [|hopeless|];");

        Assert.Contains("\"Capital letter\"", await FailureOf(Verifier.NoFixAsync("TOY0001", "class [|small|];")), StringComparison.Ordinal);
    }

    [Fact]
    public Task Fix_all_gives_the_same_in_document_project_and_solution() => Verifier.FixAllAsync(
        "TOY0001",
        new Scenario("class [|small|]; class [|less|];") { Files = { ["Other.cs"] = "class [|few|]; class Many;" } },
        new Scenario("class Small; class Less;") { Files = { ["Other.cs"] = "class Few; class Many;" } });

    [Fact]
    public Task Fix_all_takes_the_chosen_fix() =>
        Verifier.FixAllAsync("TOY0001", "class [|small|]; class [|less|];", "class SMALL; class LESS;", equivalenceKey: "All capitals");

    [Fact]
    public async Task Fix_all_fails_on_another_text() =>
        Assert.Contains("- class Small; class LESS;", await FailureOf(Verifier.FixAllAsync("TOY0001", "class [|small|]; class [|less|];", "class Small; class LESS;")), StringComparison.Ordinal);

    [Fact]
    public Task Options_and_generated_code_are_there_for_the_fix() => Verifier.FixAsync(
        "TOY0001",
        new Scenario("[Chain] partial class [|small|] { string M() => Greet(); }") { Options = { ["dotnet_diagnostic.TOY0001.severity"] = "error" } },
        "[Chain] partial class Small { string M() => Greet(); }");

    [Fact]
    public Task Files_that_the_result_does_not_name_stay_as_they_are() => Verifier.FixAsync(
        "TOY0001",
        new Scenario("class [|small|] : Other;") { Files = { ["Other.cs"] = "class Other;" }, AdditionalFiles = { ["a.prompt.md"] = "Say it." } },
        "class Small : Other;");

    private static Task<string> FailureOf(Task check) => VerifierTests.FailureOf(check);
}
