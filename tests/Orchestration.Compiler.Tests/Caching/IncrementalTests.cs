using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Caching;

/// <summary>The helper for caching tests fails when it should.</summary>
public sealed class IncrementalTests
{
    private static readonly Scenario Before = new("""
        [Chain, System("you")]
        partial class Demo { int M() => 1; }
        """)
    {
        Files = { ["Other.cs"] = "[Chain] partial class Other;" },
        AdditionalFiles = { ["a.prompt.md"] = "Say it." },
    };

    [Fact]
    public void An_edit_of_a_body_changes_nothing() => After(Before.Edit("=> 1", "=> 2")).AllStepsAreCachedOrUnchanged();

    [Fact]
    public void The_same_source_changes_nothing() => After(Before).AllStepsAreCachedOrUnchanged();

    [Fact]
    public void An_edit_of_a_prompt_writes_one_file()
    {
        var change = After(Before.Edit("you", "dear"));

        change.OnlyRegenerates("Demo.g.cs").Step("Chains", IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged);
        Assert.Contains("Hello dear", change.Generated["Demo.g.cs"], StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(change.AllStepsAreCachedOrUnchanged);
        Assert.ThrowsAny<Exception>(() => change.OnlyRegenerates("Other.g.cs"));
        Assert.ThrowsAny<Exception>(() => change.OnlyRegenerates("Demo.g.cs", "Other.g.cs"));
    }

    [Fact]
    public void A_new_class_writes_its_file() =>
        After(Before.WithFile("New.cs", "[Chain] partial class New;")).OnlyRegenerates("New.g.cs");

    [Fact]
    public void A_class_that_goes_takes_its_file_along() => After(Before.WithFile("Other.cs", "")).OnlyRegenerates("Other.g.cs");

    [Fact]
    public void An_edit_of_an_additional_file_is_seen()
    {
        // The toy counts the files only, so that the same text is written again; that is work, and is not missed.
        var change = After(Before.WithAdditionalFile("a.prompt.md", "Say more."));

        change.Step("Prompts", IncrementalStepRunReason.Modified);
        Assert.ThrowsAny<Exception>(change.AllStepsAreCachedOrUnchanged);
        Assert.ThrowsAny<Exception>(() => change.OnlyRegenerates());
    }

    [Fact]
    public void A_step_without_a_name_is_noticed() =>
        Assert.Contains("have no name", Assert.ThrowsAny<Exception>(() => After(Before).EveryStepHasAName()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_generator_that_throws_fails() =>
        Assert.Contains("Boom", Assert.ThrowsAny<Exception>(() => After(Before.Edit("class Demo", "class Explodes"))).Message, StringComparison.Ordinal);

    private static IncrementalChange After(Scenario edited) => Incremental.Run(Before, Toys.Parts).Then(edited);
}
