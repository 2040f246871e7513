using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Tests.Robustness;

namespace Orchestration.Compiler.Tests.Caching;

/// <summary>
/// What an edit makes the generator do again, for every pattern and kind of step, nested pipelines, prompt files and the registration of services among them.
/// </summary>
public sealed partial class PatternCachingTests
{
    public static TheoryData<string> Names => [.. Examples.All.Select(example => example.Name)];

    [Fact]
    public void Every_pattern_is_among_them() =>
        Assert.All(PatternBinders.All, pattern => Assert.Contains(Examples.All, example => Regex.IsMatch(example.Text, $@"\[{pattern.Name}\b")));

    [Theory, MemberData(nameof(Names))]
    public void Every_step_has_a_name(string name) => Change(name, before => before).EveryStepHasAName();

    [Theory, MemberData(nameof(Names))]
    public void An_edit_of_a_body_in_another_file_runs_nothing_again(string name) =>
        Change(name, before => before.WithFile("Other.cs", Other.Replace("return 1;", "return 2;", StringComparison.Ordinal))).AllStepsAreCachedOrUnchanged();

    [Theory, MemberData(nameof(Names))]
    public void A_declaration_in_another_file_writes_nothing(string name) =>
        Change(name, before => before.WithFile("Other.cs", Other.Replace("int Number", "string? Name { get; } public int Number", StringComparison.Ordinal))).AllStepsAreCachedOrUnchanged();

    [Theory, MemberData(nameof(Names))]
    public void An_edit_of_a_body_in_the_class_runs_nothing_again(string name) =>
        Change(name, before => before.Edit("return 1;", "return 2;")).AllStepsAreCachedOrUnchanged();

    [Theory, MemberData(nameof(Names))]
    public void A_blank_line_above_runs_nothing_again(string name) => Change(name, before => before with { Source = "\n\n" + before.Source }).AllStepsAreCachedOrUnchanged();

    [Theory, MemberData(nameof(Names))]
    public void A_comment_runs_nothing_again(string name) => Change(name, before => before.Edit("private static int Helper", "// A comment.\n    private static int Helper")).AllStepsAreCachedOrUnchanged();

    [Theory, MemberData(nameof(Names))]
    public void A_changed_prompt_writes_one_file(string name)
    {
        var change = Change(name, before => before with { Source = FirstPrompt().Replace(before.Source, "$0Now: ", 1) });

        change.OnlyRegenerates(Assert.Single(change.Rewritten));
    }

    private const string Other = "public class Unrelated { public int Number() { return 1; } }";

    private static IncrementalChange Change(string name, Func<Scenario, Scenario> edit)
    {
        string source = Examples.All.Single(example => example.Name == name).Text;
        Scenario before = new(FirstClass().Replace(source, "$0\n    private static int Helper() { return 1; }\n", 1))
        {
            Files = { ["Other.cs"] = Other },
            AdditionalFiles = { ["sum.prompt.md"] = "{count} letters: {tell}" },
            Assemblies = [typeof(IServiceCollection)],
        };
        return Incremental.Run(before).Then(edit(before));
    }

    [GeneratedRegex(@"(?<!static )partial class \w+(\([^)]*\))?\s*\{")]
    private static partial Regex FirstClass();

    [GeneratedRegex("""Prompt\(@?"(?!")""")]
    private static partial Regex FirstPrompt();
}
