using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Parsing;

/// <summary>Recognises the library's types and the few others that mean something in a declaration, by name.</summary>
internal static class KnownTypes
{
    public const string Namespace = "Orchestration";

    private const string AttributeSuffix = "Attribute";

    public static bool IsOurs(this ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol named && named.Name == name && IsNamespace(named.ContainingNamespace, Namespace);

    /// <summary>The name of one of the library's attributes as it is written, without <c>Attribute</c>; null for any other type.</summary>
    public static string? OurAttribute(INamedTypeSymbol? type) =>
        type is not null && type.Name.EndsWith(AttributeSuffix, StringComparison.Ordinal) && IsNamespace(type.ContainingNamespace, Namespace)
            ? type.Name.Substring(0, type.Name.Length - AttributeSuffix.Length)
            : null;

    /// <summary>Whether a type is the library's attribute of a name, given as it is written.</summary>
    public static bool IsOurAttribute(INamedTypeSymbol? type, string name) =>
        type is not null
        && type.Name.Length == name.Length + AttributeSuffix.Length
        && type.Name.StartsWith(name, StringComparison.Ordinal)
        && type.Name.EndsWith(AttributeSuffix, StringComparison.Ordinal)
        && IsNamespace(type.ContainingNamespace, Namespace);

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

    /// <summary>Whether a namespace has a name, compared from its end; it is asked of every attribute of every method.</summary>
    public static bool IsNamespace(INamespaceSymbol? symbol, string name)
    {
        int end = name.Length;
        for (; symbol is { IsGlobalNamespace: false }; symbol = symbol.ContainingNamespace)
        {
            int start = end - symbol.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, symbol.Name, 0, symbol.Name.Length) != 0)
            {
                return false;
            }

            if (start == 0)
            {
                return symbol.ContainingNamespace is { IsGlobalNamespace: true };
            }

            end = start - 1;
            if (name[end] != '.')
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The element type of an array or of anything that is an <c>IEnumerable&lt;T&gt;</c>, except text.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum || IsSimple(type.SpecialType))
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

    /// <summary>Text, numbers and the like, whose many interfaces need not be gone through.</summary>
    public static bool IsSimple(SpecialType type) => type is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime;

    /// <summary>Numbers and dates, all of which take a format.</summary>
    public static bool IsNumberOrDate(SpecialType type) => type is (>= SpecialType.System_SByte and <= SpecialType.System_Double) or SpecialType.System_DateTime;

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
