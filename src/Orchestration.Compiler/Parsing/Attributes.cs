using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestration.Compiler.Parsing;

/// <summary>Reads attributes without trusting them: half-typed code has attributes without arguments, or with wrong ones.</summary>
internal static class Attributes
{
    public static AttributeData? Ours(this ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (KnownTypes.IsOurAttribute(attribute.AttributeClass, name))
            {
                return attribute;
            }
        }

        return null;
    }

    public static bool HasOurs(this ISymbol symbol, string name) => symbol.Ours(name) is not null;

    public static string? Text(this AttributeData attribute, int position) =>
        position < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[position] is { Kind: TypedConstantKind.Primitive } constant
            ? constant.Value as string
            : null;

    /// <summary>Whether its arguments do not compile, so that the compiler says what is wrong with them.</summary>
    public static bool IsBroken(this AttributeData attribute, ParseContext context) =>
        attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(argument => argument.Kind == TypedConstantKind.Error)
        || NamesUnknown(attribute, context);

    /// <summary><c>nameof</c> has a value even where what it names is not there.</summary>
    private static bool NamesUnknown(AttributeData attribute, ParseContext context)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax { ArgumentList: { } list })
        {
            return false;
        }

        List<ExpressionSyntax> named = list.Arguments
            .Select(argument => argument.Expression)
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments.Count: 1 })
            .Select(call => call.ArgumentList.Arguments[0].Expression)
            .ToList();
        return named.Count > 0
            && context.Compilation.GetSemanticModel(list.SyntaxTree) is var model
            && named.Any(name => model.GetSymbolInfo(name, context.CancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true });
    }

    /// <summary>The value of the first argument, where it is a plain one.</summary>
    public static object? First(this AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive } constant
            ? constant.Value
            : null;

    public static string? NamedText(this AttributeData attribute, string name) => attribute.Named(name)?.Value as string;

    public static int? NamedInt(this AttributeData attribute, string name) => attribute.Named(name)?.Value as int?;

    public static double? NamedDouble(this AttributeData attribute, string name) => attribute.Named(name)?.Value as double?;

    /// <summary>The member of <c>Exhaustion</c> that a pattern's attribute names.</summary>
    public static string OnExhausted(this AttributeData attribute) =>
        attribute.Named("OnExhausted")?.Value switch { 1 => "ReturnLast", 2 => "ReturnBest", _ => "Fail" };

    public static bool NamedFlag(this AttributeData attribute, string name) => attribute.Named(name)?.Value is true;

    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>The values of the first argument, given one by one or as an array.</summary>
    public static IReadOnlyList<TypedConstant> Values(this AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length == 0)
        {
            return [];
        }

        TypedConstant first = attribute.ConstructorArguments[0];
        return first.Kind == TypedConstantKind.Array ? (first.IsNull ? [] : first.Values) : [first];
    }

    public static ITypeSymbol? TypeArgument(this AttributeData attribute) =>
        attribute.AttributeClass is { TypeArguments.Length: 1 } type ? type.TypeArguments[0] : null;
}
