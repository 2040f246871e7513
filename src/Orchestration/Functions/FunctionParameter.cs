using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>A parameter of a function that a model may call: a tool of an agent, or a pipeline. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FunctionParameter
{
    private protected FunctionParameter(string name, string? description)
    {
        Name = name;
        Description = description;
    }

    /// <summary>The name of the argument that fills it.</summary>
    public string Name { get; }

    /// <summary>What the model is told of it.</summary>
    public string? Description { get; }

    /// <summary>Whether it may be left out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it may be <c>null</c>.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Its schema, as a property of the function's.</summary>
    internal abstract JsonObject SchemaOf(PipelineJson json);

    /// <summary>What is wrong with an argument; null where nothing is.</summary>
    internal abstract string? ProblemOf(PipelineJson json, object? value);
}

/// <summary>A parameter of a function that a model may call. For generated code.</summary>
/// <typeparam name="T">Its type.</typeparam>
/// <param name="name">The name of the argument that fills it.</param>
/// <param name="description">What the model is told of it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionParameter<T>(string name, string? description = null) : FunctionParameter(name, description)
{
    private const int MostShown = 200;

    private Contract? contract;

    /// <summary>Its value where it is left out.</summary>
    public T? Default { get; init; }

    /// <summary>The names of a closed set, their values and what to tell the model of them; <see langword="null"/> where the set is open.</summary>
    public (string Name, T Value, string? Description)[]? Choices { get; init; }

    internal override JsonObject SchemaOf(PipelineJson json)
    {
        JsonObject schema = (JsonObject)ContractOf(json).Schema.DeepClone();
        if (Description is not null)
        {
            schema["description"] = (string?)schema["description"] is { } ofType ? $"{Description}\n{ofType}" : Description;
        }

        if (IsOptional && Default is not null)
        {
            schema["default"] = Choices is null
                ? JsonSerializer.SerializeToNode(Default, (JsonTypeInfo<T>)json.Writing.GetTypeInfo(typeof(T)))
                : Choices.FirstOrDefault(choice => EqualityComparer<T>.Default.Equals(choice.Value, Default)).Name;
        }

        return schema;
    }

    internal override string? ProblemOf(PipelineJson json, object? value) => TryRead(json, value, out _);

    /// <summary>Reads an argument; null means that it was read.</summary>
    internal string? TryRead(PipelineJson json, object? value, out T? result)
    {
        if (value is null or JsonElement { ValueKind: JsonValueKind.Null })
        {
            result = default;
            return IsNullable ? null : $"'{Name}' is null, but must have a value.";
        }

        if (value is T ready and not JsonElement)
        {
            result = ready;
            return null;
        }

        JsonElement element = ElementOf(value);
        try
        {
            return Choices is not null ? ReadChoice(element, out result)
                : ContractOf(json) is var contract && contract.IsPlain && TryReadPlain(element, out result) ? null
                : ReadJson(contract, element, out result);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or FormatException or OverflowException)
        {
            result = default;
            return $"'{Name}' is {Shown(element)}, which does not fit {ContractOf(json).Schema.ToJsonString(json.Writing)}: {exception.Message}";
        }
    }

    private static string? ReadJson(Contract contract, JsonElement element, out T? result)
    {
        contract.Enums?.Check(element);
        result = element.Deserialize(contract.Type!);
        return null;
    }

    /// <summary>Reads what most arguments are without a serializer's run for each.</summary>
    private static bool TryReadPlain(JsonElement element, out T? result)
    {
        result = default;
        if (typeof(T) == typeof(string) && element.ValueKind == JsonValueKind.String)
        {
            return TryReadText(element, out result);
        }

        if (typeof(T) == typeof(int) && element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number))
        {
            result = (T)(object)number;
            return true;
        }

        return false;
    }

    /// <summary>Half of a surrogate pair is no text; the serializer says so in a way that the model can be told.</summary>
    private static bool TryReadText(JsonElement element, out T? result)
    {
        try
        {
            result = (T?)(object?)element.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            result = default;
            return false;
        }
    }

    private string? ReadChoice(JsonElement element, out T? result)
    {
        string? name = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        foreach (StringComparison comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            if (Choices!.Where(choice => choice.Name.Equals(name, comparison)).ToArray() is [var found])
            {
                result = found.Value;
                return null;
            }
        }

        result = default;
        return $"'{Name}' is {Shown(element)}, which is none of {string.Join(", ", Choices!.Select(choice => $"\"{choice.Name}\""))}.";
    }

    private Contract ContractOf(PipelineJson json) => contract ??= Choices is null
        ? Contract.Of(json, IsNullable)
        : new Contract(null, JsonFormat.OneOf(Choices.Select(choice => (choice.Name, choice.Description)), IsNullable), null);

    /// <summary>A client's own kind of value, as the JSON that it stands for.</summary>
    private static JsonElement ElementOf(object value) => value switch
    {
        JsonElement element => element,
        JsonDocument document => document.RootElement,
        _ => JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())),
    };

    private static string Shown(JsonElement element)
    {
        string text = element.GetRawText();
        return text.Length <= MostShown ? text : text[..MostShown] + "…";
    }

    /// <summary>How an argument is asked for and read; made once.</summary>
    private sealed record Contract(JsonTypeInfo<T>? Type, JsonObject Schema, EnumNames? Enums)
    {
        /// <summary>Whether the type is read by the serializer's own converter, and not by one that reads it in another way.</summary>
        public bool IsPlain { get; } = Type?.Converter.GetType().Assembly == typeof(JsonSerializer).Assembly;

        public static Contract Of(PipelineJson json, bool mayBeNull)
        {
            JsonTypeInfo<T> type = (JsonTypeInfo<T>)json.Reading.GetTypeInfo(typeof(T));
            JsonObject schema = ReplySchema.Of(type, mayBeNull);
            return new(type, schema, json.EnumsByNameOnly ? null : EnumNames.In(schema));
        }
    }
}
