using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Parsing;

/// <summary>Turns type symbols into <see cref="TypeModel"/>s, and answers what the language asks of types.</summary>
internal static class TypeReader
{
    private static readonly SymbolDisplayFormat InCode = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Text, numbers and the like, which are the same in every compilation and stand everywhere.</summary>
    private static readonly ConcurrentDictionary<(SpecialType, NullableAnnotation), TypeModel> Simple = new();

    private static readonly SymbolDisplayFormat InMessages = SymbolDisplayFormat.CSharpShortErrorMessageFormat;

    public static TypeModel Read(ITypeSymbol type) => KnownTypes.IsSimple(type.SpecialType)
        ? Simple.GetOrAdd((type.SpecialType, type.NullableAnnotation), _ => Make(type))
        : Make(type);

    private static TypeModel Make(ITypeSymbol type) => new(
        NameOf(type),
        DisplayOf(type),
        KindOf(type),
        MayBeNull(type),
        Unwrapped(type) is { } plain && (plain.TypeKind == TypeKind.Enum || plain.SpecialType == SpecialType.System_Boolean));

    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(InCode);

    public static string DisplayOf(ITypeSymbol type) => type.ToDisplayString(InMessages);

    public static string MetadataNameOf(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.MetadataName + "+" + name;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
    }

    public static ValueKind KindOf(ITypeSymbol type)
    {
        ITypeSymbol plain = Unwrapped(type);
        if (plain.SpecialType == SpecialType.System_String)
        {
            return ValueKind.Text;
        }

        if (KnownTypes.IsAiContent(plain))
        {
            return ValueKind.Content;
        }

        return KnownTypes.ElementOf(plain) is { } element ? KindOfCollection(element)
            : TakesFormat(plain) ? ValueKind.Formattable
            : ValueKind.Json;
    }

    public static bool TakesFormat(ITypeSymbol type)
    {
        ITypeSymbol plain = Unwrapped(type);
        return plain.TypeKind == TypeKind.Enum
            || KnownTypes.IsNumberOrDate(plain.SpecialType)
            || plain.AllInterfaces.Any(candidate => candidate.Name == "IFormattable" && KnownTypes.IsNamespace(candidate.ContainingNamespace, "System"));
    }

    public static bool MayBeNull(ITypeSymbol type) =>
        type.IsReferenceType
            ? type.NullableAnnotation == NullableAnnotation.Annotated
            : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Whether a parameter of the type takes null, be it that its author has not said whether.</summary>
    public static bool TakesNull(ITypeSymbol type) => MayBeNull(type) || (type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.None);

    /// <summary>The type with null.</summary>
    public static ITypeSymbol OrNull(ITypeSymbol type, Compilation compilation) =>
        type.IsReferenceType || MayBeNull(type)
            ? type.WithNullableAnnotation(NullableAnnotation.Annotated)
            : compilation.GetSpecialType(SpecialType.System_Nullable_T).Construct(type);

    /// <summary>The type under a <c>Nullable&lt;T&gt;</c>.</summary>
    public static ITypeSymbol Unwrapped(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments.Length: 1 } nullable
            ? nullable.TypeArguments[0]
            : type;

    /// <summary>
    /// Whether a parameter may find its value by this type: a type of the user's own, never text, primitives, enums, tuples,
    /// <c>object</c>, or a collection of these.
    /// </summary>
    public static bool IsFoundByType(ITypeSymbol type)
    {
        ITypeSymbol plain = Unwrapped(type);
        if (KnownTypes.ElementOf(plain) is { } element)
        {
            return IsFoundByType(element);
        }

        return plain is INamedTypeSymbol { IsTupleType: false, TypeKind: not (TypeKind.Enum or TypeKind.Error or TypeKind.Dynamic) }
            && plain.SpecialType == SpecialType.None
            && !IsOfTheFramework(plain)
            && !IsOfTheLibraries(plain);
    }

    public static bool IsBroken(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => IsBroken(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsBroken),
        _ => false,
    };

    /// <summary>Whether a value converts without a cast and without a chance of null where none is allowed.</summary>
    public static bool Fits(ITypeSymbol from, ITypeSymbol to, Compilation compilation) =>
        compilation.ClassifyCommonConversion(from, to) is { Exists: true, IsImplicit: true } && !(MayBeNull(from) && ForbidsNull(to));

    private static bool ForbidsNull(ITypeSymbol type) =>
        type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.NotAnnotated;

    private static ValueKind KindOfCollection(ITypeSymbol element) =>
        element.SpecialType == SpecialType.System_String ? ValueKind.TextList
        : KnownTypes.IsAiContent(element) ? ValueKind.Contents
        : KnownTypes.IsChatMessage(element) ? ValueKind.Conversation
        : ValueKind.Json;

    private static bool IsOfTheLibraries(ITypeSymbol type) =>
        type.ContainingAssembly?.Name is { } assembly
        && (assembly == KnownTypes.Namespace || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    /// <summary>Whether a type is declared in <c>System</c> or below it.</summary>
    public static bool IsOfTheFramework(ITypeSymbol type)
    {
        INamespaceSymbol? space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { IsGlobalNamespace: false, Name: "System" };
    }
}
