using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Orchestration.Samples.Data;

/// <summary>Reads data in the form of JSON Lines: one JSON value a line.</summary>
public static class JsonLines
{
    /// <summary>The values of a file that is embedded in the assembly of <typeparamref name="T"/>.</summary>
    /// <param name="name">The file's name, which is the resource's logical name.</param>
    /// <param name="type">How a value is read.</param>
    /// <exception cref="InvalidOperationException">The assembly has no such file.</exception>
    /// <exception cref="FormatException">A line cannot be read; the message names it.</exception>
    public static IReadOnlyList<T> Embedded<T>(string name, JsonTypeInfo<T> type)
    {
        Assembly assembly = typeof(T).Assembly;
        using Stream stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no embedded file {name}.");
        using var reader = new StreamReader(stream);
        return Read(reader, name, type);
    }

    /// <summary>The values of a text, empty lines left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What an error calls it.</param>
    /// <param name="type">How a value is read.</param>
    /// <exception cref="FormatException">A line cannot be read; the message names it.</exception>
    public static IReadOnlyList<T> Read<T>(TextReader text, string name, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = new List<T>();
        for (int number = 1; text.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                values.Add(Value(line, $"{name}, line {number}", type));
            }
        }

        return values;
    }

    private static T Value<T>(string line, string place, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(line, type) ?? throw new FormatException($"{place}: there is null where a value should be.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{place}: {exception.Message}", exception);
        }
    }
}
