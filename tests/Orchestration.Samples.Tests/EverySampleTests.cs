using Orchestration.Samples.Running;

namespace Orchestration.Samples.Tests;

/// <summary>What holds for each sample.</summary>
public sealed class EverySampleTests
{
    private const int MostProgramLines = 80;

    public static TheoryData<string> Samples => [.. SamplePrograms.Names];

    [Theory, MemberData(nameof(Samples))]
    public async Task It_runs_on_its_own_example_and_says_what_that_cost(string sample)
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(SamplePrograms.Of(sample)));
        Assert.Contains("the offline stand-in", console.Output, StringComparison.Ordinal);
        Assert.Matches("[0-9]+ of at most [0-9]+ model calls", console.Output);
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task Its_help_says_how_it_is_used(string sample)
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.Completed, await console.RunAsync(SamplePrograms.Of(sample), "--help"));
        Assert.Contains("Usage:", console.Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task An_option_that_it_does_not_have_is_explained(string sample)
    {
        using var console = new SampleConsole();

        Assert.Equal(ExitCode.BadUsage, await console.RunAsync(SamplePrograms.Of(sample), "--no-such-option", "7"));
        Assert.Contains("--no-such-option", console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", console.Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Samples))]
    public void Its_program_is_short(string sample) =>
        Assert.InRange(File.ReadLines(Path.Combine(SamplePrograms.FolderOf(sample), "Program.cs")).Count(), 1, MostProgramLines - 1);

    [Theory, MemberData(nameof(Samples))]
    public void Its_page_says_what_it_shows_what_it_costs_and_what_can_go_wrong(string sample)
    {
        string page = File.ReadAllText(Path.Combine(SamplePrograms.FolderOf(sample), "README.md"));

        Assert.StartsWith($"# {sample}\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.All(
            [$"dotnet run --project samples/{sample}", "\n## What it shows\n", "```mermaid", "\n## What a run costs at most\n", "\n## What can go wrong\n", "arXiv 2503.13657"],
            part => Assert.Contains(part, page.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }
}
