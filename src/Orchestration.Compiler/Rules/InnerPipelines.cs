using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules;

/// <summary>Finds the pipelines of a compilation, and those that others run.</summary>
internal static class InnerPipelines
{
    /// <summary>Their metadata names. Only declarations are looked at, so that it costs little even where there are many types.</summary>
    public static ISet<string> In(Compilation compilation) => new HashSet<string>(
        Declared(compilation).SelectMany(RunBy),
        StringComparer.Ordinal);

    /// <summary>All pipelines of a compilation.</summary>
    public static IEnumerable<INamedTypeSymbol> Declared(Compilation compilation) =>
        TypesIn(compilation.Assembly.GlobalNamespace).Where(type => type.TypeKind == TypeKind.Class && PipelineParser.PatternOf(type) is not null);

    private static IEnumerable<string> RunBy(INamedTypeSymbol type) =>
        from method in type.GetMembers().OfType<IMethodSymbol>()
        let inner = method.Ours("Pipeline")?.TypeArgument() as INamedTypeSymbol
        where inner is not null && !SymbolEqualityComparer.Default.Equals(inner, type)
        select TypeReader.MetadataNameOf(inner);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol space => TypesIn(space),
            INamedTypeSymbol type => TypesIn(type).Prepend(type),
            _ => [],
        });
}
