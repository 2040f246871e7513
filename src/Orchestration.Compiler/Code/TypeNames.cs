using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Code;

/// <summary>Recognises types by name, so that nothing has to be referenced for it.</summary>
internal static class TypeNames
{
    /// <summary>Whether a type is this very one, whatever its type arguments.</summary>
    public static bool Is(this ITypeSymbol? type, string space, string name) =>
        type is not null && type.Name == name && KnownTypes.IsNamespace(type.ContainingNamespace, space);

    /// <summary>Whether a type is this one, derives from it or implements it.</summary>
    public static bool IsA(this ITypeSymbol? type, string space, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(space, name))
            {
                return true;
            }
        }

        return type is not null && type.AllInterfaces.Any(implemented => implemented.Is(space, name));
    }

    /// <summary>Whether a method is one of a type's, or of one that derives from it.</summary>
    public static bool IsOf(this IMethodSymbol method, string space, string type) => method.ContainingType.IsA(space, type);
}
