using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>Counts how often a model has made the very same call.</summary>
internal sealed class RepeatedCalls
{
    private const int Most = 3;

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Counts a call; true where it is the third of its kind.</summary>
    public bool IsOnceTooOften(FunctionCallContent call)
    {
        string key = KeyOf(call);
        counts[key] = counts.GetValueOrDefault(key) + 1;
        return counts[key] >= Most;
    }

    public void Clear() => counts.Clear();

    private static string KeyOf(FunctionCallContent call)
    {
        StringBuilder key = new(call.Name);
        foreach ((string name, object? value) in (call.Arguments ?? new Dictionary<string, object?>()).OrderBy(argument => argument.Key, StringComparer.Ordinal))
        {
            key.Append('\n').Append(name).Append('=').Append(Text(value));
        }

        return key.ToString();
    }

    /// <summary>Written anew, so that white space makes no difference.</summary>
    private static string Text(object? value) =>
        value is null ? "null" : JsonSerializer.Serialize(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType()));
}
