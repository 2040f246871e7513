using Microsoft.CodeAnalysis;
using Microsoft.Extensions.AI;
using Orchestration.Compiler.Benchmarks.Generators;

namespace Orchestration.Compiler.Benchmarks;

/// <summary>What the measured projects are compiled against; the same objects each time, so that nobody reads them twice.</summary>
internal static class References
{
    /// <summary>The framework alone.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } = [.. FrameworkPaths().Select(Read)];

    /// <summary>The framework, and the libraries of pipelines and models.</summary>
    public static IReadOnlyList<MetadataReference> WithLibraries { get; } = [.. Framework, Read(typeof(ChainAttribute).Assembly.Location), Read(typeof(IChatClient).Assembly.Location)];

    /// <summary>All that any generator's sources need.</summary>
    public static IReadOnlyList<MetadataReference> WithLogging { get; } = [.. WithLibraries, Read(SdkGenerators.Logging)];

    private static IEnumerable<string> FrameworkPaths()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == folder);
    }

    private static MetadataReference Read(string path) => MetadataReference.CreateFromFile(path);
}
