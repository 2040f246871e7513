using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Compiler.Parsing.Patterns;

namespace Orchestration.Compiler.Parsing.Functions;

/// <summary>The default value of a parameter as it stands in code.</summary>
internal static class DefaultValues
{
    /// <summary>The value, or null where it is the default of the type.</summary>
    public static string? InCode(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is not { } value)
        {
            return null;
        }

        ITypeSymbol type = TypeReader.Unwrapped(parameter.Type);
        string literal = Literal(value);
        return type.TypeKind != TypeKind.Enum ? literal
            : HandledValues.MembersOf(type).FirstOrDefault(member => value.Equals(member.ConstantValue)) is { } member
                ? $"{TypeReader.NameOf(type)}.{CodeNames.Escape(member.Name)}"
            : $"({TypeReader.NameOf(type)})({literal})";
    }

    private static string Literal(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool flag => flag ? "true" : "false",
        float number => Special(number, "float") ?? number.ToString("R", CultureInfo.InvariantCulture) + "f",
        double number => Special(number, "double") ?? number.ToString("R", CultureInfo.InvariantCulture) + "d",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string? Special(double number, string type) =>
        double.IsNaN(number) ? type + ".NaN"
        : double.IsPositiveInfinity(number) ? type + ".PositiveInfinity"
        : double.IsNegativeInfinity(number) ? type + ".NegativeInfinity"
        : null;
}
