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
        IReadOnlyDictionary<string, string> generated = Verify.Generated(ScenarioOf(sample, pipeline));

        Snapshots.Match(sample, Assert.Single(generated, file => file.Key.EndsWith($".{pipeline}.g.cs", StringComparison.Ordinal)).Value);
    }

    /// <summary>The pipeline's file as the main one; the rest of the sample, but for its program, beside it.</summary>
    private static Scenario ScenarioOf(string sample, string pipeline)
    {
        var scenario = new Scenario(File.ReadAllText(Repository.PathOf("samples", sample, pipeline + ".cs")));
        foreach (string path in Repository.SourceFiles("samples", sample))
        {
            string name = Name(sample, path);
            scenario = name is "Program.cs" || name == pipeline + ".cs" ? scenario : scenario.WithFile(name, File.ReadAllText(path));
        }

        foreach (string path in Directory.EnumerateFiles(Repository.PathOf("samples", sample), "*.prompt.md", SearchOption.AllDirectories).Where(IsSource))
        {
            scenario = scenario.WithAdditionalFile(Name(sample, path), File.ReadAllText(path));
        }

        return scenario;
    }

    private static string Name(string sample, string path) =>
        Path.GetRelativePath(Repository.PathOf("samples", sample), path).Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsSource(string path) => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
