using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>A value out of a closed set, asked for as <c>{"value": "name"}</c>.</summary>
internal sealed class ChoiceReply<T> : ReplyFormat<T>
{
    /// <summary>How long a reply is that needs no memory but the stack's.</summary>
    private const int LongestShort = 256;

    private readonly (string Name, T Value, string? Description)[] choices;
    private readonly bool isBoolean;
    private readonly Lazy<ChatResponseFormat> format;

    public ChoiceReply((string Name, T Value, string? Description)[] choices, bool isBoolean = false)
    {
        if (choices.Length == 0)
        {
            throw new ArgumentException("A choice needs at least one value to choose.", nameof(choices));
        }

        this.choices = choices;
        this.isBoolean = isBoolean;
        format = new(() => JsonFormat.Of(JsonFormat.Wrap(Schema()), "choice"));
        Wanted = $"a JSON object {{\"value\": …}} whose value is one of {string.Join(", ", choices.Select(choice => Quoted(choice.Name)))}";
    }

    internal override ChatResponseFormat? Format => format.Value;

    internal override string Wanted { get; }

    internal override string Expected => $"one of {string.Join(", ", Choices)}";

    internal override IReadOnlyList<string> Choices => [.. choices.Select(choice => choice.Name)];

    private protected override ReplyProblem? TryReadText(string text, out T? result)
    {
        ReadOnlyMemory<char> bare = CodeFence.Strip(text);
        if (TryFind(bare.Span, out result))
        {
            return null;
        }

        try
        {
            return TryReadAsAsked(bare.Span, out result) ? null : ReadJson(text, bare, out result);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Unreadable(text, $"it is none of {string.Join(", ", choices.Select(choice => choice.Name))}, and no JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the object that was asked for, without a document for it; false for anything else, and for a name that is none of the set.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    private bool TryReadAsAsked(ReadOnlySpan<char> bare, out T? value)
    {
        value = default;
        Span<byte> json = stackalloc byte[LongestShort];
        if (isBoolean || bare.Length > LongestShort || !Encoding.UTF8.TryGetBytes(bare, json, out int length))
        {
            return false;
        }

        Utf8JsonReader reader = new(json[..length]);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject
            || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(JsonFormat.Value)
            || !reader.Read() || reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)
        {
            return false;
        }

        Span<char> name = stackalloc char[LongestShort];
        name = name[..reader.CopyString(name)];
        return reader.Read() && reader.TokenType == JsonTokenType.EndObject && !reader.Read() && TryFind(name, out value);
    }

    private ReplyProblem? ReadJson(string text, ReadOnlyMemory<char> bare, out T? result)
    {
        using JsonDocument document = JsonDocument.Parse(bare, JsonFormat.StrictDocument);
        JsonElement value = JsonFormat.Unwrap(document.RootElement);
        bool isFound = value.ValueKind switch
        {
            JsonValueKind.String when !isBoolean => TryFind(value.GetString(), out result),
            JsonValueKind.True or JsonValueKind.False when isBoolean => TryFind(value.GetRawText(), out result),
            _ => TryFind(default, out result),
        };
        return isFound
            ? null
            : Unreadable(text, $"its value is {value.GetRawText()}, which is none of {string.Join(", ", choices.Select(choice => Quoted(choice.Name)))}.");
    }

    /// <summary>Finds a name as it is written; failing that, in another case, where that is only one.</summary>
    private bool TryFind(ReadOnlySpan<char> name, out T? value)
    {
        int found = IndexOf(name, StringComparison.Ordinal);
        if (found < 0)
        {
            found = IndexOf(name, StringComparison.OrdinalIgnoreCase);
        }

        value = found < 0 ? default : choices[found].Value;
        return found >= 0;
    }

    private int IndexOf(ReadOnlySpan<char> name, StringComparison comparison)
    {
        int found = -1;
        for (int i = 0; i < choices.Length; i++)
        {
            if (name.Equals(choices[i].Name, comparison))
            {
                if (found >= 0)
                {
                    return -1;
                }

                found = i;
            }
        }

        return found;
    }

    private string Quoted(string name) => isBoolean ? name : $"\"{name}\"";

    private JsonObject Schema() => isBoolean
        ? new JsonObject { ["type"] = "boolean" }
        : JsonFormat.OneOf(choices.Select(choice => (choice.Name, choice.Description)));
}
