using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Parsing;

/// <summary>Whether a container of services can make a pipeline.</summary>
internal static class ServiceShape
{
    /// <summary>The class in code, or null where a container cannot make it or the assembly's own code cannot name it.</summary>
    /// <param name="type">The class.</param>
    /// <param name="getsConstructor">Whether a constructor is written for it.</param>
    public static string? Of(INamedTypeSymbol type, bool getsConstructor) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false }
        && (getsConstructor || type.InstanceConstructors.Any(constructor => constructor.DeclaredAccessibility == Accessibility.Public && !IsCopy(constructor, type)))
        && ClassShape.Outwards(type).All(outer => outer is { Arity: 0, IsFileLocal: false }
            && outer.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
            ? TypeReader.NameOf(type)
            : null;

    /// <summary>A record's own constructor, which takes another one of it.</summary>
    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);
}
