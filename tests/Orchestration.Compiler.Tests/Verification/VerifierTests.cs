using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>The verifier fails when it should, and says why.</summary>
public sealed class VerifierTests
{
    private static readonly Verifier Verifier = Toys.Verifier;

    [Fact]
    public Task A_marked_diagnostic_passes() => Verifier.RuleAsync("TOY0001", "class {|TOY0001:small|};");

    [Fact]
    public Task A_mark_without_an_id_is_for_the_rule() => Verifier.RuleAsync("TOY0001", "class [|small|]; class Big; class [|less|];");

    [Fact]
    public Task The_generated_code_is_there() => Verifier.RuleAsync("TOY0001", """
        [Chain]
        partial class Demo
        {
            string Hello() => Greet() + {|CS0103:missing|};
        }
        """);

    [Fact]
    public async Task A_diagnostic_without_a_mark_fails_and_is_shown_in_the_text() => Assert.Contains("""
        - class small;
        + class {|TOY0001:small|};
        """, await FailureOf(Verifier.RuleAsync("TOY0001", "class small;")), StringComparison.Ordinal);

    [Fact]
    public async Task A_mark_without_a_diagnostic_fails_and_is_shown_in_the_text() => Assert.Contains("""
        - class {|TOY0001:Big|};
        + class Big;
        """, await FailureOf(Verifier.RuleAsync("TOY0001", "class [|Big|];")), StringComparison.Ordinal);

    [Theory]
    [InlineData("[|class small|];")]
    [InlineData("class [|smal|]l;")]
    [InlineData("class [|[|small|]|];")]
    [InlineData("class {|TOY0002:small|};")]
    public Task A_mark_at_another_place_or_of_another_id_fails(string source) => FailureOf(Verifier.RuleAsync("TOY0001", source));

    [Fact]
    public async Task A_compiler_error_without_a_mark_fails() =>
        Assert.Contains("CS0246", await FailureOf(Verifier.RuleAsync("TOY0001", "class [|small|] : Missing;")), StringComparison.Ordinal);

    [Fact]
    public Task A_compiler_error_with_a_mark_passes() => Verifier.RuleAsync("TOY0001", "class [|small|] : {|CS0246:Missing|};");

    [Fact]
    public async Task An_exception_in_an_analyzer_fails_even_where_no_rule_is_expected() =>
        Assert.Contains("AD0001", await FailureOf(Verifier.RuleAsync("TOY0003", "class kaboom;")), StringComparison.Ordinal);

    [Fact]
    public async Task An_exception_in_the_generator_fails_even_where_no_rule_is_expected()
    {
        Assert.Contains("CS8785", await FailureOf(Verifier.RuleAsync("TOY0003", "[Chain] partial class Explodes;")), StringComparison.Ordinal);
        Assert.Contains("Boom", await FailureOf(() => Verifier.Generated("[Chain] partial class Explodes;")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_generated_code_fails_and_shows_the_file()
    {
        var message = await FailureOf(Verifier.RuleAsync("TOY0003", "[Chain] partial class Breaks;"));

        Assert.Contains("Greet() => missing;   <--- CS0103", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_compared_in_order_of_place_or_by_their_labels()
    {
        const string Source = "class [|small|]; class [|less|];";
        await Verifier.RuleAsync("TOY0001", new Scenario(Source) { Messages = ["'small' starts small", "'less' starts small"] });
        await Verifier.RuleAsync("TOY0001", new Scenario("class {|#1:small|}; class {|#0:less|};") { Messages = ["'less' starts small", "'small' starts small"] });

        Assert.Contains("- nonsense", await FailureOf(Verifier.RuleAsync("TOY0001", new Scenario(Source) { Messages = ["nonsense", "'less' starts small"] })), StringComparison.Ordinal);
        await FailureOf(Verifier.RuleAsync("TOY0001", new Scenario(Source) { Messages = ["'small' starts small"] }));
    }

    [Fact]
    public async Task The_severity_is_compared()
    {
        await Verifier.RuleAsync("TOY0001", new Scenario("class [|small|];") { Severity = DiagnosticSeverity.Warning });

        await FailureOf(Verifier.RuleAsync("TOY0001", new Scenario("class [|small|];") { Severity = DiagnosticSeverity.Error }));
    }

    [Fact]
    public Task Options_reach_analyzers_as_an_editorconfig_does() =>
        Verifier.RuleAsync("TOY0002", new Scenario("class [|Big|]; class Bigger;") { Options = { ["toy_least"] = "4" } });

    [Fact]
    public Task Build_properties_reach_analyzers_as_global_options() =>
        Verifier.RuleAsync("TOY0002", new Scenario("class [|Big|]; class Bigger;") { Options = { ["build_property.ToyLeast"] = "4" } });

    [Fact]
    public Task A_severity_can_be_set_as_an_option() => Verifier.RuleAsync("TOY0001", new Scenario("class [|small|];")
    {
        Options = { ["dotnet_diagnostic.TOY0001.severity"] = "error" },
        Severity = DiagnosticSeverity.Error,
    });

    [Fact]
    public Task Additional_files_have_marks_of_their_own() =>
        Verifier.RuleAsync("TOY0003", new Scenario("class Big;") { AdditionalFiles = { ["prompts/a.prompt.md"] = "Say it, [|please|]." } });

    [Fact]
    public Task Further_files_have_marks_of_their_own() =>
        Verifier.RuleAsync("TOY0001", new Scenario("class [|small|] : Other;") { Files = { ["Other.cs"] = "class Other; class [|less|];" } });

    [Fact]
    public Task A_referenced_project_is_compiled_with_the_generator() => Verifier.RuleAsync("TOY0001", new Scenario("class Big { string Hello() => new Library().Greet(); }")
    {
        References = [new Scenario("[Chain] public partial class Library;")],
    });

    [Fact]
    public async Task A_referenced_project_that_does_not_compile_fails() =>
        Assert.Contains("CS0246", await FailureOf(Verifier.RuleAsync("TOY0001", new Scenario("class Big;") { References = ["class Library : Missing;"] })), StringComparison.Ordinal);

    [Fact]
    public async Task Clean_code_has_no_warning_of_anyone()
    {
        await Verifier.CleanAsync("[Chain] public partial class Demo;");

        Assert.Contains("TOY0001", await FailureOf(Verifier.CleanAsync("class small;")), StringComparison.Ordinal);
        Assert.Contains("CS1998", await FailureOf(Verifier.CleanAsync("class Loud { async Task M() { } }")), StringComparison.Ordinal);
    }

    [Fact]
    public Task Suppressors_are_heard() => Verifier.CleanAsync("class Quiet { async Task M() { } }");

    [Fact]
    public async Task One_mistake_one_message_counts_warnings_of_everyone()
    {
        await Verifier.OnlyAsync("class {|TOY0001:small|} { async Task {|CS1998:M|}() { } }");

        Assert.Contains("CS1998", await FailureOf(Verifier.OnlyAsync("class {|TOY0001:small|} { async Task M() { } }")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_mistake_one_message_counts_infos_where_they_are_marked_or_asked_for()
    {
        var options = new Dictionary<string, string> { ["toy_least"] = "4" };
        await Verifier.OnlyAsync(new Scenario("class Big;") { Options = options });
        await Verifier.OnlyAsync(new Scenario("class {|TOY0002:Big|};") { Options = options });

        await FailureOf(Verifier.OnlyAsync(new Scenario("class {|TOY0002:Big|}; class Few;") { Options = options }));
        await FailureOf(Verifier.OnlyAsync(new Scenario("class Big;") { Options = options }, DiagnosticSeverity.Info));
    }

    [Fact]
    public Task A_mark_without_an_id_needs_a_rule() =>
        Assert.ThrowsAsync<FormatException>(() => Verifier.OnlyAsync("class [|small|];"));

    [Fact]
    public void Generated_files_are_given_by_hint_name() =>
        Assert.Contains("\"Hello you\"", Verifier.Generated("[Chain, System(\"you\")] partial class Demo;")["Demo.g.cs"], StringComparison.Ordinal);

    internal static async Task<string> FailureOf(Task check) => (await Assert.ThrowsAnyAsync<XunitException>(() => check)).Message;

    internal static Task<string> FailureOf(Action check) => FailureOf(Task.Run(check));
}
