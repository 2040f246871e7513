using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Reads the options on <c>[Model]</c>: those of the step, then those of the class that the step leaves open.</summary>
internal static class OptionsReader
{
    private static readonly string[] Names =
        ["ModelId", "Temperature", "TopP", "TopK", "MaxOutputTokens", "FrequencyPenalty", "PresencePenalty", "Seed", "StopSequences"];

    public static ModelOptions Read(AttributeData? ofStep, AttributeData? ofClass) => new()
    {
        Values = Names
            .Select(name => (name, value: Value(ofStep, name) ?? Value(ofClass, name)))
            .Where(option => option.value is not null)
            .Select(option => (option.name, option.value!))
            .ToEquatableArray(),
        Configure = ofStep?.NamedText("Configure") ?? ofClass?.NamedText("Configure"),
        Temperature = (ofStep?.Named("Temperature") ?? ofClass?.Named("Temperature"))?.Value as float?,
    };

    private static string? Value(AttributeData? attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute?.NamedArguments ?? [])
        {
            if (argument.Key == name)
            {
                return InCode(argument.Value);
            }
        }

        return null;
    }

    private static string? InCode(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Array, IsNull: false } => "[" + string.Join(", ", constant.Values.Select(InCode).OfType<string>()) + "]",
        { Kind: not TypedConstantKind.Primitive } or { Value: null } => null,
        { Value: float number } => float.IsNaN(number) || float.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture) + "f",
        { Value: string text } => SymbolDisplay.FormatLiteral(text, quote: true),
        _ => Convert.ToString(constant.Value, CultureInfo.InvariantCulture),
    };
}
