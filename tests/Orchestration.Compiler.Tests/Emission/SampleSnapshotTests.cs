namespace Orchestration.Compiler.Tests.Emission;

/// <summary>What is generated for the samples' pipelines, as a person read it and found that it explains itself.</summary>
public sealed class SampleSnapshotTests
{
    [Theory]
    [InlineData("LlmRouter", "Router")]
    [InlineData("PressRelease", "ReleaseWriter")]
    [InlineData("Translation", "Translator")]
    public void The_generated_file_of_a_sample_is_the_reviewed_one(string sample, string pipeline)
    {
        IReadOnlyDictionary<string, string> generated = Verify.Generated(Samples.ScenarioOf(sample));

        Snapshots.Match(sample, Assert.Single(generated, file => file.Key.EndsWith($".{pipeline}.g.cs", StringComparison.Ordinal)).Value);
    }
}
