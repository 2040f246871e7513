using System.Reflection;
using Orchestration.Samples.Running;

namespace Orchestration.Samples.Tests;

/// <summary>The programs of all samples, found beside the tests.</summary>
internal static class SamplePrograms
{
    private const string Prefix = "Orchestration.Samples.";

    /// <summary>The samples' names, which are their folders' names.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(AppContext.BaseDirectory, Prefix + "*.dll")
        .Select(Path.GetFileNameWithoutExtension)
        .Select(name => name![Prefix.Length..])
        .Where(name => name is not ("Shared" or "Tests"))
        .Order(StringComparer.Ordinal);

    /// <summary>The <c>RunAsync</c> of a sample's program.</summary>
    public static Func<string[], SampleHost, Task<int>> Of(string sample) =>
        Assembly.Load(Prefix + sample).GetType($"{Prefix}{sample}.Program", throwOnError: true)!
            .GetMethod("RunAsync", [typeof(string[]), typeof(SampleHost)])!
            .CreateDelegate<Func<string[], SampleHost, Task<int>>>();

    /// <summary>The folder of a sample.</summary>
    public static string FolderOf(string sample) => Path.Combine(RepositoryRoot(), "samples", sample);

    /// <summary>The folder that the solution stands in.</summary>
    public static string RepositoryRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orchestration.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("There is no repository above the test assembly.");
    }
}
