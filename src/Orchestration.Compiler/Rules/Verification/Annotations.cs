using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Code;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>The validation attributes of a type, as far as they say more than the reading of a reply sees to.</summary>
internal static class Annotations
{
    private const string Namespace = "System.ComponentModel.DataAnnotations";

    /// <summary>The type whose attributes are to hold of a result: its own, or that of its elements.</summary>
    public static INamedTypeSymbol? Annotated(ITypeSymbol? result) =>
        ReplyMembers.Readable(result is null ? null : KnownTypes.ElementOf(TypeReader.Unwrapped(result)) ?? result);

    /// <summary>The properties with such attributes, each with the attributes' names.</summary>
    public static IReadOnlyList<(IPropertySymbol Property, string Attribute)> Of(INamedTypeSymbol type) =>
        (from property in ReplyMembers.InOrder(type)
         from attribute in property.GetAttributes().Concat(ReplyMembers.Positional(property)?.GetAttributes() ?? [])
         where IsValidation(attribute.AttributeClass) && !IsSeenTo(attribute.AttributeClass!, property)
         select (property, NameOf(attribute.AttributeClass!))).Distinct().ToList();

    /// <summary>Whether an attribute is one that a validator asks.</summary>
    public static bool IsValidation(INamedTypeSymbol? attribute) => attribute.IsA(Namespace, "ValidationAttribute");

    /// <summary>Whether the reading of a reply sees to it, or nothing could break it.</summary>
    private static bool IsSeenTo(INamedTypeSymbol attribute, IPropertySymbol property) =>
        attribute.Is(Namespace, "DataTypeAttribute")
        || (attribute.Is(Namespace, "EnumDataTypeAttribute") && TypeReader.Unwrapped(property.Type).TypeKind == TypeKind.Enum)
        || (attribute.Is(Namespace, "RequiredAttribute") && IsDemanded(property));

    /// <summary>A reply that leaves it out, or says null, is asked for again.</summary>
    private static bool IsDemanded(IPropertySymbol property) =>
        (property.Type.IsValueType && !TypeReader.MayBeNull(property.Type))
        || (property.Type.NullableAnnotation == NullableAnnotation.NotAnnotated && (property.IsRequired || IsGivenToConstructor(property)));

    private static bool IsGivenToConstructor(IPropertySymbol property) => property.ContainingType.InstanceConstructors.Any(constructor =>
        constructor.Parameters.Any(parameter => !parameter.IsOptional && string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)));

    private static string NameOf(INamedTypeSymbol attribute)
    {
        const string Suffix = "Attribute";
        return attribute.Name.EndsWith(Suffix, StringComparison.Ordinal) ? attribute.Name.Substring(0, attribute.Name.Length - Suffix.Length) : attribute.Name;
    }
}
