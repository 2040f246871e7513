using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>A request and its reply as they stand in the file.</summary>
internal sealed class RecordedEntry
{
    private RecordedEntry(JsonElement json, long order)
    {
        Json = json;
        Order = order;
        Hash = json.GetProperty("request").GetString()!;
        Step = json.TryGetProperty("step", out JsonElement step) ? step.GetString() : null;
        Messages = RequestJson.Compact(json.GetProperty("messages"));
    }

    public JsonElement Json { get; }
    public string Hash { get; }
    public string? Step { get; }

    /// <summary>The messages' JSON, free of the file's layout: entries are sorted by it.</summary>
    public string Messages { get; }

    /// <summary>Which of several replies to one request this is: the order in which the calls began.</summary>
    public long Order { get; }

    /// <summary>Reads an entry of a file.</summary>
    /// <exception cref="FormatException">A part of it is missing or of another kind.</exception>
    public static RecordedEntry Parse(JsonElement json, long order)
    {
        try
        {
            var entry = new RecordedEntry(json, order);
            entry.Response();
            return entry;
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"entry {order + 1} lacks a part or has one of another kind: {exception.Message}", exception);
        }
    }

    /// <exception cref="NotSupportedException">The reply has contents that cannot be read back from a file.</exception>
    public static RecordedEntry Make(RequestKey key, ChatResponse response, IReadOnlyList<int>? chunks, long order, Func<string, string> redact)
    {
        RefuseUnreadable(response);
        JsonElement reply = Redaction.Apply(RequestJson.Build(json => WriteReply(json, response, chunks)), redact);
        return new RecordedEntry(RequestJson.Build(json =>
        {
            json.WriteString("request", key.Hash);
            if (key.Step is not null)
                json.WriteString("step", key.Step);
            foreach (JsonProperty part in key.Canonical.EnumerateObject())
                part.WriteTo(json);
            json.WritePropertyName("reply");
            reply.WriteTo(json);
        }), order);
    }

    public ChatResponse Response()
    {
        JsonElement reply = Json.GetProperty("reply");
        List<ChatMessage> messages = [.. reply.GetProperty("messages").EnumerateArray().Select(message =>
            new ChatMessage(new ChatRole(message.GetProperty("role").GetString()!), ContentJson.ReadAll(message)))];
        return new ChatResponse(messages)
        {
            FinishReason = reply.TryGetProperty("finishReason", out JsonElement reason) ? new ChatFinishReason(reason.GetString()!) : null,
            ModelId = reply.TryGetProperty("model", out JsonElement model) ? model.GetString() : null,
            Usage = reply.TryGetProperty("usage", out JsonElement usage) ? ReadUsage(usage) : null,
        };
    }

    /// <summary>Cuts a reply's texts as the recorded stream was cut; word by word where there was none.</summary>
    public Func<string, IEnumerable<string>> Chunker()
    {
        if (!Json.GetProperty("reply").TryGetProperty("chunks", out JsonElement chunks))
            return TextChunks.Words;
        var sizes = new Queue<int>(chunks.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(size => int.Parse(size, CultureInfo.InvariantCulture)));
        return text => TextChunks.OfSizes(text, TakeUpTo(sizes, text.Length));
    }

    private static IEnumerable<int> TakeUpTo(Queue<int> sizes, int length)
    {
        for (int taken = 0; taken < length && sizes.TryDequeue(out int size); taken += size)
            yield return size;
    }

    private static void RefuseUnreadable(ChatResponse response)
    {
        AIContent? other = response.Messages.SelectMany(message => message.Contents)
            .FirstOrDefault(content => content is not (TextContent or TextReasoningContent or FunctionCallContent or UsageContent));
        if (other is not null)
            throw new NotSupportedException($"A reply with {other.GetType().Name} cannot be recorded; texts, reasoning and function calls can.");
    }

    private static void WriteReply(Utf8JsonWriter json, ChatResponse response, IReadOnlyList<int>? chunks)
    {
        RequestJson.WriteMessages(json, response.Messages);
        if (response.FinishReason is { } reason)
            json.WriteString("finishReason", reason.Value);
        if (response.ModelId is { } model)
            json.WriteString("model", model);
        if (response.Usage is { } usage)
            WriteUsage(json, usage);
        if (chunks is not null)
            json.WriteString("chunks", string.Join(' ', chunks));
    }

    private static void WriteUsage(Utf8JsonWriter json, UsageDetails usage)
    {
        json.WriteStartObject("usage");
        if (usage.InputTokenCount is { } input)
            json.WriteNumber("input", input);
        if (usage.OutputTokenCount is { } output)
            json.WriteNumber("output", output);
        if (usage.TotalTokenCount is { } total)
            json.WriteNumber("total", total);
        json.WriteEndObject();
    }

    private static UsageDetails ReadUsage(JsonElement usage)
    {
        return new UsageDetails { InputTokenCount = Count("input"), OutputTokenCount = Count("output"), TotalTokenCount = Count("total") };

        long? Count(string name) => usage.TryGetProperty(name, out JsonElement count) ? count.GetInt64() : null;
    }
}
