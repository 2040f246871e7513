using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>Works out the reply to one request.</summary>
internal sealed class OfflineAnswer(ChatRequest request, int maxSentences, double acceptance)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ChatResponse Respond()
    {
        if (Tool() is { } call)
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, [call])) { FinishReason = ChatFinishReason.ToolCalls };
        string text = request.Options?.ResponseFormat is ChatResponseFormatJson format ? Json(format.Schema) : Text();
        string kept = WithinTokens(text);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, kept))
        {
            FinishReason = kept.Length < text.Length ? ChatFinishReason.Length : ChatFinishReason.Stop,
        };
    }

    /// <summary>As many sentences as the tokens allow; where not even one fits, it will be cut.</summary>
    private string Text()
    {
        ReadPrompt prompt = ReadPrompt.Of(request, wholeConversation: false);
        string text = Extract.From(prompt, maxSentences);
        for (int count = maxSentences - 1; count > 0 && WithinTokens(text).Length < text.Length; count--)
            text = Extract.From(prompt, count);
        return text.Length == 0 ? Extract.Nothing : text;
    }

    private string Json(JsonElement? schema)
    {
        JsonNode? value = schema is { } wanted
            ? Fill(wanted, ReadPrompt.Of(request, wholeConversation: true))
            : new JsonObject { ["text"] = Text() };
        return value?.ToJsonString(Readable) ?? "null";
    }

    private JsonNode? Fill(JsonElement schema, ReadPrompt prompt)
    {
        var context = new FillContext(prompt, Assessment.Of(prompt, acceptance), maxSentences);
        return new SchemaFiller(schema).Fill(schema, new Cue("", "", prompt.Instructions), context, FillPath.Root);
    }

    private FunctionCallContent? Tool()
    {
        if (request.Options is not { Tools: { Count: > 0 } tools, ToolMode: not NoneChatToolMode })
            return null;
        HashSet<string> called = [.. request.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => call.Name)];
        AIFunctionDeclaration[] open = [.. tools.OfType<AIFunctionDeclaration>().Where(tool => !called.Contains(tool.Name))];
        return OfflineToolChoice.Choose(open, request.Options.ToolMode, ReadPrompt.Of(request, wholeConversation: false)) is { } chosen
            ? new FunctionCallContent($"call-{called.Count + 1}", chosen.Name, Arguments(chosen))
            : null;
    }

    private Dictionary<string, object?> Arguments(AIFunctionDeclaration tool) =>
        Fill(tool.JsonSchema, ReadPrompt.OfArguments(request)) is JsonObject filled
            ? filled.ToDictionary(argument => argument.Key, argument => (object?)(argument.Value is { } value ? JsonElement.Parse(value.ToJsonString(Readable)) : null))
            : [];

    private string WithinTokens(string text)
    {
        if (request.Options?.MaxOutputTokens is not { } most || TokenEstimate.Of(text) <= most)
            return text;
        int bytes = 0, length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > most * (long)TokenEstimate.BytesPerToken)
                break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
