using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Whether a reply can be read into a type: as JSON at all, and by the serializer contexts where some are named.</summary>
internal static class JsonContracts
{
    public static IReadOnlyList<INamedTypeSymbol> ContextsOf(ParseContext context) =>
        context.Type.GetAttributes()
            .Concat(context.Compilation.Assembly.GetAttributes())
            .Where(attribute => attribute.AttributeClass.IsOurs("JsonContextAttribute"))
            .Select(attribute => attribute.TypeArgument())
            .OfType<INamedTypeSymbol>()
            .Where(type => !TypeReader.IsBroken(type))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .ToList();

    /// <param name="context">The class.</param>
    /// <param name="place">Where the type stands.</param>
    /// <param name="what">What cannot be done where the type has no contract, up to its name.</param>
    /// <param name="type">The type.</param>
    public static void Check(ParseContext context, Anchor place, string what, ITypeSymbol type)
    {
        if (Problem(type) is { } problem)
        {
            context.Report(ResultWithoutContract.Of(place, $"{what} '{TypeReader.DisplayOf(type)}': {problem}."));
        }
        else if (CheckHeld(context, place, type) is { } holder)
        {
            CheckEnums(context, place, type, holder);
        }
    }

    /// <summary>Checks that the serializer contexts hold a type, where some are named; gives the one that does.</summary>
    public static INamedTypeSymbol? CheckHeld(ParseContext context, Anchor place, ITypeSymbol type)
    {
        IReadOnlyList<INamedTypeSymbol> contexts = ContextsOf(context);
        INamedTypeSymbol? holder = contexts.FirstOrDefault(candidate => Holds(candidate, type));
        if (holder is null && contexts.Count > 0 && !JsonTypes.IsBuiltIn(type))
        {
            context.Report(ResultWithoutContract.Of(
                place,
                $"'{TypeReader.DisplayOf(type)}' is missing from '{contexts[0].Name}'; add [JsonSerializable(typeof({TypeReader.DisplayOf(type)}))] to it.")
                .With(ResultWithoutContract.Context, TypeReader.MetadataNameOf(contexts[0]))
                .With(ResultWithoutContract.Type, TypeReader.NameOf(type.WithNullableAnnotation(NullableAnnotation.None)))
                .With(ResultWithoutContract.Display, TypeReader.DisplayOf(type)));
        }

        return holder;
    }

    /// <summary>Whether a reply can be read into a type, so that a model step may return it.</summary>
    public static bool CanBeRead(ParseContext context, ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean
        || type.TypeKind == TypeKind.Enum
        || type.IsOurs("Verdict")
        || (Problem(type) is null && (ContextsOf(context) is { Count: 0 } || ContextsOf(context).Any(candidate => Holds(candidate, type))));

    /// <summary>A context is said once for each pipeline, however many enums it would read from numbers.</summary>
    private static void CheckEnums(ParseContext context, Anchor place, ITypeSymbol result, INamedTypeSymbol holder)
    {
        string name = TypeReader.MetadataNameOf(holder);
        if (JsonTypes.NamesEnums(holder)
            || JsonTypes.ReachedFrom(result).FirstOrDefault(type => type.TypeKind == TypeKind.Enum && !JsonTypes.HasConverter(type)) is not { } numbered
            || context.Findings.Any(finding => finding.RuleId == BestWithoutScore.Id && finding.Properties.Contains((BestWithoutScore.Context, name))))
        {
            return;
        }

        context.Report(BestWithoutScore.Of(
            place,
            $"The model names '{TypeReader.DisplayOf(numbered)}' by its members, but '{holder.Name}' reads it from a number; add [JsonSourceGenerationOptions(UseStringEnumConverter = true)] to '{holder.Name}'.")
            .With(BestWithoutScore.Context, name)
            .With(BestWithoutScore.ContextName, holder.Name));
    }

    private static string? Problem(ITypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface when KnownTypes.ElementOf(type) is { } element => Problem(element),
        TypeKind.Interface => "it is an interface; use a record",
        TypeKind.Delegate => "it is a delegate",
        TypeKind.Pointer or TypeKind.FunctionPointer => "it is a pointer",
        TypeKind.TypeParameter => "it is a type parameter",
        TypeKind.Array when type is IArrayTypeSymbol { Rank: > 1 } => "it is an array of several dimensions; use an array of arrays",
        TypeKind.Array => Problem(((IArrayTypeSymbol)type).ElementType),
        TypeKind.Dynamic => "it can be anything; use a record, or JsonElement",
        _ when type.SpecialType == SpecialType.System_Object => "it can be anything; use a record, or JsonElement",
        _ when TypeReader.Unwrapped(type).IsTupleType => "it is a tuple, whose parts have no names in JSON; use a record",
        TypeKind.Class when type.IsAbstract && !IsPolymorphic(type) && KnownTypes.ElementOf(type) is null => "it is abstract and names no [JsonDerivedType]",
        _ => null,
    };

    /// <summary>Whether the serializer knows what to make of an abstract type.</summary>
    private static bool IsPolymorphic(ITypeSymbol type) =>
        KnownTypes.IsNamespace(type.ContainingNamespace, "System.Text.Json.Nodes")
        || type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "JsonDerivedTypeAttribute" or "JsonConverterAttribute");

    private static bool Holds(INamedTypeSymbol context, ITypeSymbol type) =>
        context.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.Name == "JsonSerializableAttribute" && attribute.ConstructorArguments.Length > 0)
            .Select(attribute => attribute.ConstructorArguments[0])
            .Where(argument => argument is { Kind: TypedConstantKind.Type, Value: ITypeSymbol })
            .Any(argument => JsonTypes.ReachedFrom((ITypeSymbol)argument.Value!).Contains(TypeReader.Unwrapped(type), SymbolEqualityComparer.Default));
}
