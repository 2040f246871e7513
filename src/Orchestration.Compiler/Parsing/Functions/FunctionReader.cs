using System.Text;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.Compiler.Parsing.Functions;

/// <summary>Reads a method as a function that a model may call.</summary>
internal static class FunctionReader
{
    private const int LongestName = 64;

    public static FunctionModel Read(
        IMethodSymbol method, string name, string? description, IEnumerable<IParameterSymbol> parameters, ITypeSymbol? result, CancellationToken cancellationToken)
    {
        List<IParameterSymbol> given = parameters.ToList();
        return new FunctionModel(
            method.Name,
            Called(name),
            description,
            given.Select(parameter => Read(parameter, cancellationToken)).ToEquatableArray(),
            given.Any(parameter => !IsChoice(parameter.Type) && !JsonTypes.IsBuiltIn(parameter.Type)) || (result is not null && !IsShownAsIs(result)));
    }

    /// <summary>Whether a model may give a value of a type by its name alone.</summary>
    public static bool IsChoice(ITypeSymbol type) => TypeReader.Unwrapped(type).TypeKind == TypeKind.Enum;

    /// <summary>Whether a value is shown to a model without a contract of its own.</summary>
    public static bool IsShownAsIs(ITypeSymbol type) =>
        IsChoice(type) || JsonTypes.IsBuiltIn(type) || TypeReader.KindOf(type) is ValueKind.Content or ValueKind.Contents;

    /// <summary>A name of the letters that every provider allows.</summary>
    private static string Called(string name)
    {
        var called = new StringBuilder();
        foreach (char letter in name)
        {
            called.Append(letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' ? letter : '_');
        }

        return called.ToString(0, Math.Min(called.Length, LongestName));
    }

    private static FunctionParameterModel Read(IParameterSymbol parameter, CancellationToken cancellationToken) => new(
        parameter.Name,
        TypeReader.Read(parameter.Type),
        Descriptions.Of(parameter, cancellationToken),
        parameter.HasExplicitDefaultValue || parameter.IsParams || TypeReader.MayBeNull(parameter.Type),
        parameter.IsParams ? "[]" : DefaultValues.InCode(parameter),
        IsChoice(parameter.Type) ? ReplyReader.ChoicesOf(TypeReader.Unwrapped(parameter.Type)) : []);
}
