using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Conventions;

namespace Orchestration.Compiler.Tests.Corpus;

/// <summary>
/// The rules of the group ModelCode, held against files of the kind that people write, which were written before the rules and without knowing
/// how they work. A rule that cries wolf over the harmless half fails here, and so do rules that overlook more than a tenth of the risky half.
/// What is quieter than a warning never counts as crying wolf.
/// </summary>
public sealed class CorpusTests
{
    private const string Harmless = "Harmless";
    private const string Risky = "Risky";
    private const double LeastRecall = 0.9;

    private static readonly ConcurrentDictionary<string, Task<IReadOnlyList<Diagnostic>>> SaidOfRisky = new();

    public static TheoryData<string> HarmlessNames => new(Snippet.NamesIn(Harmless));

    public static TheoryData<string> RiskyNames => new(Snippet.NamesIn(Risky));

    [Theory]
    [MemberData(nameof(HarmlessNames))]
    public async Task Harmless_code_is_left_in_peace(string name)
    {
        var snippet = Snippet.Read(Harmless, name);

        Assert.True(snippet.IsHarmless, $"{name} stands among the harmless ones, but expects something.");
        Assert.Empty(Loud(await snippet.DiagnosticsAsync()));
    }

    [Theory]
    [MemberData(nameof(RiskyNames))]
    public async Task Risky_code_is_blamed_for_nothing_else(string name)
    {
        var snippet = Snippet.Read(Risky, name);

        Assert.False(snippet.IsHarmless, $"{name} stands among the risky ones, but expects nothing.");
        Assert.DoesNotContain(Loud(await SaidOf(snippet)), d => !snippet.Allowed.Contains(d.Id));
    }

    /// <summary>The tenth is of the whole corpus. What only a rule can find that there is not yet is not missed.</summary>
    [Fact]
    public async Task At_least_nine_tenths_of_the_risks_are_found()
    {
        var missed = new List<string>();
        int risks = 0;
        foreach (var snippet in Snippet.NamesIn(Risky).Select(name => Snippet.Read(Risky, name)))
        {
            var reported = (await SaidOf(snippet)).Select(d => d.Id).ToHashSet();
            risks += snippet.Risks.Count;
            missed.AddRange(snippet.Expected.Where(group => !group.Any(reported.Contains)).Select(group => $"{snippet.Name}: {string.Join(" or ", group)}"));
        }

        string summary = $"{missed.Count} of {risks} risks were missed:\n{string.Join("\n", missed)}";
        TestContext.Current.TestOutputHelper!.WriteLine(summary);
        Assert.True(missed.Count <= (1 - LeastRecall) * risks, summary);
    }

    /// <summary>An id that is mistyped, or no rule's, would never be missed.</summary>
    [Fact]
    public void Every_rule_of_the_group_is_expected_somewhere()
    {
        var expected = Snippet.NamesIn(Risky).SelectMany(name => Snippet.Read(Risky, name).Expected).SelectMany(group => group).ToHashSet();

        // ORC9015 offers to write a loop as a pipeline: it says nothing about a risk.
        Assert.Empty(RuleEntry.All.Select(rule => rule.Id).Where(id => id.StartsWith("ORC9", StringComparison.Ordinal) && id != "ORC9015").Except(expected));
    }

    private static Task<IReadOnlyList<Diagnostic>> SaidOf(Snippet risky) => SaidOfRisky.GetOrAdd(risky.Name, _ => risky.DiagnosticsAsync());

    private static IEnumerable<Diagnostic> Loud(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning);
}
