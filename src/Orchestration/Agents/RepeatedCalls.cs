using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>Counts how often a model has made the very same call.</summary>
internal sealed class RepeatedCalls
{
    private const int Most = 3;

    private static readonly JsonElement Null = JsonElement.Parse("null");

    private readonly List<FunctionCallContent> made = [];

    /// <summary>Counts a call; true where it is the third of its kind.</summary>
    public bool IsOnceTooOften(FunctionCallContent call)
    {
        int same = 1;
        foreach (FunctionCallContent earlier in made)
        {
            same += IsSame(earlier, call) ? 1 : 0;
        }

        made.Add(call);
        return same >= Most;
    }

    public void Clear() => made.Clear();

    private static bool IsSame(FunctionCallContent one, FunctionCallContent other)
    {
        if (one.Name != other.Name || (one.Arguments?.Count ?? 0) != (other.Arguments?.Count ?? 0))
        {
            return false;
        }

        foreach ((string name, object? value) in (IEnumerable<KeyValuePair<string, object?>>?)one.Arguments ?? [])
        {
            if (!other.Arguments!.TryGetValue(name, out object? otherValue) || !JsonElement.DeepEquals(ElementOf(value), ElementOf(otherValue)))
            {
                return false;
            }
        }

        return true;
    }

    private static JsonElement ElementOf(object? value) => value switch
    {
        JsonElement element => element,
        null => Null,
        _ => JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())),
    };
}
