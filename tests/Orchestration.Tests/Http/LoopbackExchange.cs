using System.Text.Json;

namespace Orchestration.Tests.Http;

/// <summary>A request as the server got it.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path, with the query.</param>
/// <param name="Headers">Its headers by name, whatever their case.</param>
/// <param name="Body">Its JSON body.</param>
public sealed record LoopbackRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    /// <summary>Whether it asks for a stream.</summary>
    public bool WantsStream => Body.TryGetProperty("stream", out JsonElement stream) && stream.ValueKind == JsonValueKind.True;
}

/// <summary>How the server ends a response.</summary>
public enum LoopbackEnd
{
    /// <summary>As it should be.</summary>
    Whole,

    /// <summary>By closing the connection in the middle.</summary>
    Broken,

    /// <summary>Not at all: it waits for the client to go away.</summary>
    Silent,
}

/// <summary>What the server answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type of the content.</param>
/// <param name="Pieces">The content, each piece sent by itself.</param>
public sealed record LoopbackReply(int Status, string ContentType, IReadOnlyList<string> Pieces)
{
    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How the response ends.</summary>
    public LoopbackEnd End { get; init; }

    /// <summary>Nothing, not even a status: the server waits for the client to go away.</summary>
    public static LoopbackReply Nothing { get; } = new(0, "", []) { End = LoopbackEnd.Silent };

    /// <summary>A JSON document.</summary>
    public static LoopbackReply Json(object content, int status = 200) => new(status, "application/json", [JsonSerializer.Serialize(content)]);

    /// <summary>A stream of server-sent events, each a name (or none) and its data as JSON.</summary>
    public static LoopbackReply Events(params IEnumerable<(string? Name, object Data)> events) => new(200, "text/event-stream",
        [.. events.Select(e => $"{(e.Name is null ? "" : $"event: {e.Name}\n")}data: {e.Data as string ?? JsonSerializer.Serialize(e.Data)}\n\n")]);
}
