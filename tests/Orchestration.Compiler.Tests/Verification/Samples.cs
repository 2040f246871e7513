namespace Orchestration.Compiler.Tests.Verification;

/// <summary>The samples of this repository.</summary>
internal static class Samples
{
    private static readonly string[] SharedFolders = ["Data", "Retrieval"];

    /// <summary>Their folders' names.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Repository.PathOf("samples"), "README.md", SearchOption.AllDirectories)
        .Where(IsSource)
        .Select(readme => Path.GetDirectoryName(readme)!)
        .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
        .Select(folder => Path.GetFileName(folder))
        .Order(StringComparer.Ordinal);

    /// <summary>A sample's files, but for its program, and what it may use of what the samples share: their data and how they search it.</summary>
    public static Scenario ScenarioOf(string sample)
    {
        var scenario = new Scenario("");
        foreach (var path in Repository.SourceFiles("samples", sample).Where(path => Name(sample, path) != "Program.cs"))
        {
            scenario = scenario.WithFile(Name(sample, path), File.ReadAllText(path));
        }

        foreach (var path in SharedFolders.SelectMany(folder => Repository.SourceFiles("samples", "Shared", folder)))
        {
            scenario = scenario.WithFile(Name("Shared", path), File.ReadAllText(path));
        }

        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("samples", sample), "*.prompt.md", SearchOption.AllDirectories).Where(IsSource))
        {
            scenario = scenario.WithAdditionalFile(Name(sample, path), File.ReadAllText(path));
        }

        return scenario;
    }

    private static string Name(string sample, string path) =>
        Path.GetRelativePath(Repository.PathOf("samples", sample), path).Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsSource(string path) => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
