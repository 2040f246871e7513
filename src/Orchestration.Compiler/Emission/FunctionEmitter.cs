using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes what a model is told of a function; its schema is made of it once.</summary>
internal sealed class FunctionEmitter(SourceWriter writer, string json)
{
    public void Write(string field, FunctionModel function)
    {
        WriteNew($"private static readonly {Code.Library}FunctionSignature {field} = ", function, ";");
        writer.Blank();
    }

    /// <summary>Writes the expression, between what comes before and after it.</summary>
    public void WriteNew(string before, FunctionModel function, string after)
    {
        writer.Line($"{before}new {Code.Library}FunctionSignature(");
        writer.Indented(() =>
        {
            writer.Line($"{Code.Literal(function.Name)},").Line($"{Text(function.Description)},");
            writer.Line(json + (function.Parameters.Count == 0 ? ")" + after : ","));
            for (int i = 0; i < function.Parameters.Count; i++)
            {
                writer.Line(Parameter(function.Parameters[i]) + (i + 1 < function.Parameters.Count ? "," : ")" + after));
            }
        });
    }

    private static string Parameter(FunctionParameterModel parameter)
    {
        List<string> settings = Settings(parameter).ToList();
        string name = Code.Literal(parameter.Name) + (parameter.Description is null ? "" : ", " + Code.Literal(parameter.Description));
        return $"new {Code.Library}FunctionParameter<{parameter.Type.Name}>({name}){(settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}")}";
    }

    private static IEnumerable<string> Settings(FunctionParameterModel parameter)
    {
        if (parameter.IsOptional)
        {
            yield return "IsOptional = true";
        }

        if (parameter.Type.IsNullable)
        {
            yield return "IsNullable = true";
        }

        if (parameter.Default is not null)
        {
            yield return $"Default = {parameter.Default}";
        }

        if (parameter.Choices.Count > 0)
        {
            yield return $"Choices = [{string.Join(", ", parameter.Choices.Select(choice => $"({Code.Literal(choice.Label)}, {choice.Value}, {Text(choice.Description)})"))}]";
        }
    }

    private static string Text(string? text) => text is null ? "null" : Code.Literal(text);
}
