using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Orchestration;

/// <summary>What a person changed of a step's arguments. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EditedArguments
{
    private readonly IReadOnlyDictionary<string, object?> changes;
    private readonly PipelineJson json;
    private readonly List<string> arguments = [];
    private string? problem;

    private EditedArguments(IReadOnlyDictionary<string, object?> changes, PipelineJson json)
    {
        this.changes = changes;
        this.json = json;
    }

    /// <summary>What is wrong with them, once all arguments were asked for.</summary>
    internal string? Problem => problem
        ?? (changes.Keys.FirstOrDefault(name => !arguments.Contains(name)) is { } unknown
            ? $"There is no argument '{unknown}'{(arguments.Count == 0 ? "" : $"; the arguments are {string.Join(", ", arguments)}")}."
            : null);

    /// <summary>An argument's value from here on.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value before.</param>
    /// <param name="nullable">Whether it may be <see langword="null"/>.</param>
    public T Of<T>(string name, T value, bool nullable = false)
    {
        arguments.Add(name);
        if (!changes.TryGetValue(name, out object? changed))
        {
            return value;
        }

        switch (changed)
        {
            case null or JsonElement { ValueKind: JsonValueKind.Null }:
                problem ??= nullable ? null : $"'{name}' has no value.";
                return default!;
            case T typed:
                return typed;
            case JsonElement element:
                return Read(name, element, value);
            default:
                problem ??= $"'{name}' is of type {changed.GetType().Name}, not {typeof(T).Name}.";
                return value;
        }
    }

    /// <exception cref="JsonException">The text is no JSON.</exception>
    internal static EditedArguments? Of(object? changes, PipelineJson json) => changes switch
    {
        IReadOnlyDictionary<string, object?> values => new(values, json),
        JsonElement { ValueKind: JsonValueKind.Object } element => new(Parts(element), json),
        string text => Of(JsonElement.Parse(text, JsonFormat.StrictDocument), json),
        _ => null,
    };

    private static Dictionary<string, object?> Parts(JsonElement element) =>
        element.EnumerateObject().ToDictionary(part => part.Name, part => (object?)part.Value, StringComparer.Ordinal);

    private T Read<T>(string name, JsonElement element, T before)
    {
        try
        {
            return element.Deserialize((JsonTypeInfo<T>)json.Reading.GetTypeInfo(typeof(T))) ?? before;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            problem ??= $"'{name}' cannot be read: {exception.Message}";
            return before;
        }
    }
}
