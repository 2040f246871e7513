using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>The types of results whose failures the others survive.</summary>
internal static class Attempts
{
    /// <summary>Whether a pattern's attribute says that the others go on when one fails.</summary>
    public static bool KeepsOthers(this AttributeData attribute) => attribute.Named("OnFailure")?.Value is 1;

    /// <summary>An attempt at a type; the type itself where the library is not there.</summary>
    public static ITypeSymbol Of(ParseContext context, ITypeSymbol type) =>
        context.Compilation.GetTypeByMetadataName("Orchestration.Attempt`1")?.Construct(type) ?? type;

    /// <summary>Attempts at what steps give.</summary>
    public static IReadOnlyDictionary<StepDeclaration, ITypeSymbol> Of(ParseContext context, IEnumerable<StepDeclaration> steps) => steps
        .Where(step => step.Result is not null)
        .ToDictionary(step => step, step => Of(context, step.Result!));
}
