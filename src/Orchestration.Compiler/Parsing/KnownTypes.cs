using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Parsing;

/// <summary>Recognises the library's types and the few others that mean something in a declaration, by name.</summary>
internal static class KnownTypes
{
    public const string Namespace = "Orchestration";

    public static bool IsOurs(this ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol named && named.Name == name && IsNamespace(named.ContainingNamespace, Namespace);

    public static bool IsChatClient(ITypeSymbol type) =>
        IsAi(type, "IChatClient") || type.AllInterfaces.Any(candidate => IsAi(candidate, "IChatClient"));

    public static bool IsAiContent(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (IsAi(current, "AIContent"))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsChatMessage(ITypeSymbol type) => IsAi(type, "ChatMessage");

    public static bool IsChatOptions(ITypeSymbol type) => IsAi(type, "ChatOptions");

    public static bool IsCancellationToken(ITypeSymbol type) =>
        type.Name == "CancellationToken" && IsNamespace(type.ContainingNamespace, "System.Threading");

    public static bool IsTask(ITypeSymbol type, out ITypeSymbol? result) => IsTaskLike(type, "Task", out result);

    public static bool IsValueTask(ITypeSymbol type, out ITypeSymbol? result) => IsTaskLike(type, "ValueTask", out result);

    public static bool IsOutcome(ITypeSymbol type, out ITypeSymbol? value)
    {
        value = type is INamedTypeSymbol { TypeArguments.Length: 1 } named && named.IsOurs("Outcome") ? named.TypeArguments[0] : null;
        return value is not null;
    }

    public static bool IsRunEvents(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IAsyncEnumerable", TypeArguments.Length: 1 } named
        && IsNamespace(named.ContainingNamespace, "System.Collections.Generic")
        && named.TypeArguments[0].IsOurs("RunEvent");

    public static bool IsDescription(INamedTypeSymbol type) =>
        type.Name == "DescriptionAttribute" && IsNamespace(type.ContainingNamespace, "System.ComponentModel");

    public static bool IsNamespace(INamespaceSymbol? symbol, string name)
    {
        foreach (string part in Enumerable.Reverse(name.Split('.')))
        {
            if (symbol is null || symbol.Name != part)
            {
                return false;
            }

            symbol = symbol.ContainingNamespace;
        }

        return symbol is { IsGlobalNamespace: true };
    }

    /// <summary>The element type of an array or of anything that is an <c>IEnumerable&lt;T&gt;</c>, except text.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
        {
            return null;
        }

        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType;
        }

        IEnumerable<INamedTypeSymbol> candidates = type is INamedTypeSymbol named ? [named, .. type.AllInterfaces] : type.AllInterfaces;
        return candidates
            .FirstOrDefault(candidate => candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            ?.TypeArguments[0];
    }

    private static bool IsTaskLike(ITypeSymbol type, string name, out ITypeSymbol? result)
    {
        result = null;
        if (type is not INamedTypeSymbol named
            || named.Name != name
            || !IsNamespace(named.ContainingNamespace, "System.Threading.Tasks"))
        {
            return false;
        }

        result = named.TypeArguments.Length == 1 ? named.TypeArguments[0] : null;
        return true;
    }

    private static bool IsAi(ITypeSymbol type, string name) =>
        type.Name == name && IsNamespace(type.ContainingNamespace, "Microsoft.Extensions.AI");
}
