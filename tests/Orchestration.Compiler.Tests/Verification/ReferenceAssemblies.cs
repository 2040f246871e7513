using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>What a user's project references: the framework that the tests run on, the library, and the chat client abstractions.</summary>
internal static class ReferenceAssemblies
{
    /// <summary>The references, read once.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = [.. Framework(), Of(typeof(ChainAttribute)), Of(typeof(IChatClient))];

    /// <summary>The assembly that declares a type.</summary>
    public static MetadataReference Of(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);

    private static IEnumerable<MetadataReference> Framework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var assemblies = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator);
        return assemblies.Where(path => Path.GetDirectoryName(path) == folder).Select(path => MetadataReference.CreateFromFile(path));
    }
}
