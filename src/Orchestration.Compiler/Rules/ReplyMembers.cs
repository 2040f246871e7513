using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Code;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.Compiler.Rules;

/// <summary>The properties of a type that a model's reply fills.</summary>
internal static class ReplyMembers
{
    private const string Json = "System.Text.Json.Serialization";

    /// <summary>
    /// A type whose reply is read property by property: one that its author declared, without a converter of its own and without a base class, whose properties would come
    /// into the schema in an order of their own.
    /// </summary>
    public static INamedTypeSymbol? Readable(ITypeSymbol? type) =>
        type is not null
        && TypeReader.Unwrapped(type) is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsTupleType: false } plain
        && TypeReader.IsFoundByType(plain)
        && KnownTypes.ElementOf(plain) is null
        && plain.BaseType?.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType
        && !JsonTypes.HasConverter(plain)
            ? plain
            : null;

    /// <summary>Its properties that a reply fills, in the order in which the schema asks for them.</summary>
    public static IReadOnlyList<IPropertySymbol> InOrder(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Where(property => IsFilled(property, type)).OrderBy(OrderOf).ToList();

    /// <summary>Whether a reply fills a property, and code does not compute it.</summary>
    public static bool IsFilled(IPropertySymbol property) => IsFilled(property, property.ContainingType);

    /// <summary>What <c>[JsonPropertyOrder]</c> says; 0 where it says nothing.</summary>
    public static int OrderOf(IPropertySymbol property) =>
        Attribute(property, "JsonPropertyOrderAttribute")?.First() is int order ? order : 0;

    /// <summary>The parameter of a record's primary constructor that declares a property, or null.</summary>
    public static IParameterSymbol? Positional(IPropertySymbol property) =>
        property.ContainingType.IsRecord
            ? property.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters).FirstOrDefault(parameter =>
                parameter.Name == property.Name
                && parameter.Locations.FirstOrDefault() is { SourceTree: not null } place
                && place == property.Locations.FirstOrDefault())
            : null;

    public static AttributeData? Attribute(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(attribute =>
        attribute.AttributeClass.Is(Json, name));

    private static bool IsFilled(IPropertySymbol property, INamedTypeSymbol type) =>
        property is { IsStatic: false, IsIndexer: false, GetMethod: not null }
        && (property.DeclaredAccessibility == Accessibility.Public || Attribute(property, "JsonIncludeAttribute") is not null)
        && Attribute(property, "JsonIgnoreAttribute") is not { NamedArguments.Length: 0 }
        && (property.SetMethod is not null || IsOfConstructor(property, type));

    private static bool IsOfConstructor(IPropertySymbol property, INamedTypeSymbol type) => type.InstanceConstructors
        .Any(constructor => constructor.Parameters.Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)));
}
