using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>What System.Text.Json makes of types: which others a contract brings along, and how enums are read.</summary>
internal static class JsonTypes
{
    private static readonly HashSet<string> BuiltIn = new(
        [
            "bool", "char", "decimal", "double", "float", "int", "long", "string",
            "System.DateOnly", "System.DateTime", "System.DateTimeOffset", "System.Guid", "System.TimeOnly", "System.TimeSpan", "System.Uri",
            "System.Text.Json.JsonElement",
            "int[]", "System.Collections.Generic.IReadOnlyList<int>", "System.Collections.Generic.List<int>",
            "string[]", "System.Collections.Generic.IEnumerable<string>", "System.Collections.Generic.IList<string>",
            "System.Collections.Generic.IReadOnlyList<string>", "System.Collections.Generic.List<string>",
        ],
        StringComparer.Ordinal);

    private static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.CSharpErrorMessageFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>Whether the library itself brings the contract of a type, so that neither reflection nor a serializer context is needed.</summary>
    public static bool IsBuiltIn(ITypeSymbol type) => BuiltIn.Contains(TypeReader.Unwrapped(type).ToDisplayString(Plain));

    /// <summary>The types that the contract of a type holds: itself, its elements and type arguments, its members' types, its derived types.</summary>
    public static IReadOnlyCollection<ITypeSymbol> ReachedFrom(ITypeSymbol root)
    {
        var reached = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ITypeSymbol>([root]);
        while (open.Count > 0)
        {
            ITypeSymbol type = TypeReader.Unwrapped(open.Pop());
            if (!TypeReader.IsBroken(type) && reached.Add(type))
            {
                foreach (ITypeSymbol next in PartsOf(type))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    /// <summary>Whether a serializer context reads and writes all enums by name.</summary>
    public static bool NamesEnums(INamedTypeSymbol context) =>
        context.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.Name == "JsonSourceGenerationOptionsAttribute")
            .Any(options => options.NamedFlag("UseStringEnumConverter") || options.NamedArguments.Any(argument => argument.Key == "Converters" && HoldsEnumConverter(argument.Value)));

    public static bool HasConverter(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "JsonConverterAttribute");

    private static bool HoldsEnumConverter(TypedConstant converters) =>
        converters is { Kind: TypedConstantKind.Array, IsNull: false }
        && converters.Values.Any(converter => (converter.Value as ITypeSymbol)?.Name.IndexOf("EnumConverter", StringComparison.Ordinal) >= 0);

    private static IEnumerable<ITypeSymbol> PartsOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return [array.ElementType];
        }

        if (type is not INamedTypeSymbol named || type.TypeKind == TypeKind.Enum || HasConverter(type))
        {
            return [];
        }

        return TypeReader.IsOfTheFramework(type) ? named.TypeArguments
            : KnownTypes.ElementOf(type) is { } element ? [element]
            : PropertiesOf(type).Select(property => property.Type).Concat(DerivedTypesOf(type));
    }

    private static IEnumerable<IPropertySymbol> PropertiesOf(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            foreach (IPropertySymbol property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } && !HasConverter(property) && !IsIgnored(property))
                {
                    yield return property;
                }
            }
        }
    }

    private static bool IsIgnored(IPropertySymbol property) =>
        property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "JsonIgnoreAttribute" && attribute.NamedArguments.Length == 0);

    private static IEnumerable<ITypeSymbol> DerivedTypesOf(ITypeSymbol type) =>
        type.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.Name == "JsonDerivedTypeAttribute" && attribute.ConstructorArguments.Length > 0)
            .Select(attribute => attribute.ConstructorArguments[0].Value)
            .OfType<ITypeSymbol>();
}
