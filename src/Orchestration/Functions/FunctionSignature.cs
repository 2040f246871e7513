using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestration;

/// <summary>A function that a model may call: its name, what the model is told of it, and its parameters. For generated code.</summary>
/// <param name="name">Its name, of letters, digits, <c>_</c> and <c>-</c>.</param>
/// <param name="description">What the model is told of it.</param>
/// <param name="json">How its arguments are read and its result is written.</param>
/// <param name="parameters">Its parameters.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionSignature(string name, string? description, PipelineJson json, params FunctionParameter[] parameters)
{
    private JsonElement? schema;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What the model is told of it.</summary>
    public string? Description { get; } = description;

    internal PipelineJson Json { get; } = json;

    internal IReadOnlyList<FunctionParameter> Parameters { get; } = parameters;

    /// <summary>The schema of its arguments. Made once.</summary>
    internal JsonElement Schema => schema ??= JsonFormat.ToElement(MakeSchema());

    internal FunctionArguments Read(IDictionary<string, object?>? arguments) => new(this, arguments);

    /// <summary>The parameter of that name, or <see langword="null"/>.</summary>
    internal FunctionParameter? Find(string name)
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name == name)
            {
                return Parameters[i];
            }
        }

        return null;
    }

    private JsonObject MakeSchema()
    {
        JsonObject properties = [];
        foreach (FunctionParameter parameter in Parameters)
        {
            JsonObject property = parameter.SchemaOf(Json);
            JsonFormat.Rebase(property, parameter.Name);
            properties[parameter.Name] = property;
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. Parameters.Where(parameter => !parameter.IsOptional).Select(parameter => (JsonNode)parameter.Name)]),
            ["additionalProperties"] = false,
        };
    }
}
