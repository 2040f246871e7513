using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Parsing;

/// <summary>Whether a class may name a member.</summary>
internal static class Accessible
{
    /// <summary>What is public everywhere needs no look at every reference of the project, which is how Roslyn answers.</summary>
    public static bool Within(INamedTypeSymbol type, ISymbol member, Compilation compilation) =>
        (member.DeclaredAccessibility == Accessibility.Public && member.ContainingType is { } container && IsPublic(container))
        || compilation.IsSymbolAccessibleWithin(member, type);

    private static bool IsPublic(ITypeSymbol type) =>
        type is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } named
        && (named.ContainingType is null || IsPublic(named.ContainingType))
        && named.TypeArguments.All(IsPublic);
}
