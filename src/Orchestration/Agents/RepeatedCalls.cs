using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>Whether a model has made the very same call too often.</summary>
internal static class RepeatedCalls
{
    private const int Most = 3;

    private static readonly JsonElement Null = JsonElement.Parse("null");

    /// <summary>Whether one of the calls from a place on is the third of its kind.</summary>
    public static bool HasThird(List<FunctionCallContent> calls, int from)
    {
        for (int i = from; i < calls.Count; i++)
        {
            int same = 1;
            for (int earlier = 0; earlier < i; earlier++)
            {
                same += IsSame(calls[earlier], calls[i]) ? 1 : 0;
            }

            if (same >= Most)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSame(FunctionCallContent one, FunctionCallContent other)
    {
        if (one.Name != other.Name || (one.Arguments?.Count ?? 0) != (other.Arguments?.Count ?? 0))
        {
            return false;
        }

        foreach ((string name, object? value) in (IEnumerable<KeyValuePair<string, object?>>?)one.Arguments ?? [])
        {
            if (!other.Arguments!.TryGetValue(name, out object? otherValue) || !AreEqual(ElementOf(value), ElementOf(otherValue)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Text with half of a surrogate pair has no value, and is compared as it was written.</summary>
    private static bool AreEqual(JsonElement one, JsonElement other)
    {
        try
        {
            return JsonElement.DeepEquals(one, other);
        }
        catch (InvalidOperationException)
        {
            return one.GetRawText() == other.GetRawText();
        }
    }

    private static JsonElement ElementOf(object? value) => value switch
    {
        JsonElement element => element,
        null => Null,
        _ => JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())),
    };
}
