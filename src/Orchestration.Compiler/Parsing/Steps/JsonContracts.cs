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

    public static void Check(ParseContext context, StepDeclaration step, ITypeSymbol result)
    {
        if (Problem(result) is { } problem)
        {
            context.Report(ResultWithoutContract.Of(
                Anchor.ReturnType(step.Name, step.Ordinal),
                $"A reply cannot be read into '{TypeReader.DisplayOf(result)}': {problem}."));
            return;
        }

        IReadOnlyList<INamedTypeSymbol> contexts = ContextsOf(context);
        if (contexts.Count > 0 && !contexts.Any(candidate => Holds(candidate, result)))
        {
            context.Report(ResultWithoutContract.Of(
                Anchor.ReturnType(step.Name, step.Ordinal),
                $"'{TypeReader.DisplayOf(result)}' is missing from '{contexts[0].Name}'; add [JsonSerializable(typeof({TypeReader.DisplayOf(result)}))] to it.")
                .With("Context", TypeReader.MetadataNameOf(contexts[0]))
                .With("Type", TypeReader.DisplayOf(result)));
        }
    }

    private static string? Problem(ITypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface when KnownTypes.ElementOf(type) is { } element => Problem(element),
        TypeKind.Interface => "it is an interface; use a record",
        TypeKind.Delegate => "it is a delegate",
        TypeKind.Pointer or TypeKind.FunctionPointer => "it is a pointer",
        TypeKind.TypeParameter => "it is a type parameter",
        TypeKind.Array => Problem(((IArrayTypeSymbol)type).ElementType),
        TypeKind.Dynamic => "it can be anything; use a record, or JsonElement",
        _ when type.SpecialType == SpecialType.System_Object => "it can be anything; use a record, or JsonElement",
        TypeKind.Class when type.IsAbstract && !IsPolymorphic(type) && KnownTypes.ElementOf(type) is null => "it is abstract and names no [JsonDerivedType]",
        _ => null,
    };

    private static bool IsPolymorphic(ITypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "JsonDerivedTypeAttribute" or "JsonConverterAttribute");

    private static bool Holds(INamedTypeSymbol context, ITypeSymbol type)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        return context.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.Name == "JsonSerializableAttribute" && attribute.ConstructorArguments.Length > 0)
            .Select(attribute => attribute.ConstructorArguments[0])
            .Where(argument => argument is { Kind: TypedConstantKind.Type, Value: ITypeSymbol })
            .Any(argument => Reaches((ITypeSymbol)argument.Value!, type, seen));
    }

    private static bool Reaches(ITypeSymbol from, ITypeSymbol wanted, HashSet<ITypeSymbol> seen)
    {
        ITypeSymbol plain = TypeReader.Unwrapped(from);
        if (SymbolEqualityComparer.Default.Equals(plain, TypeReader.Unwrapped(wanted)))
        {
            return true;
        }

        if (!seen.Add(plain))
        {
            return false;
        }

        return KnownTypes.ElementOf(plain) is { } element
            ? Reaches(element, wanted, seen)
            : plain.GetMembers().OfType<IPropertySymbol>()
                .Where(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public })
                .Any(property => Reaches(property.Type, wanted, seen));
    }
}
