using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>What a function gave, as a model is shown it.</summary>
internal static class FunctionResult
{
    /// <summary>What a model is told of a function that gives nothing.</summary>
    public const string Done = "Done.";

    /// <summary>Text and contents as they are, the names of enums, anything else as JSON.</summary>
    /// <exception cref="NotSupportedException">The type has no JSON form, or the pipeline's JSON context does not hold it.</exception>
    public static object Of<T>(T result, PipelineJson json) => result switch
    {
        null => "null",
        string text => text,
        AIContent or IEnumerable<AIContent> => result,
        Enum constant => constant.ToString(),
        _ => JsonSerializer.Serialize(result, (JsonTypeInfo<T>)json.Writing.GetTypeInfo(typeof(T))),
    };

    /// <summary>A text of at most so many bytes of UTF-8, with a note where it was longer; anything else as it is.</summary>
    public static object Cut(object result, int maxBytes)
    {
        if (result is not string text || text.Length <= maxBytes / 3 || Encoding.UTF8.GetByteCount(text) is var total && total <= maxBytes)
        {
            return result;
        }

        int bytes = 0;
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > maxBytes)
            {
                break;
            }

            bytes += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        return $"{text[..length]}\n[Cut here: the first {bytes} of {total} bytes are shown. Ask for less to see the rest.]";
    }
}
