using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration.Samples.OpenAi;

/// <summary>Puts together the tool calls of a stream, which come in pieces: a chunk names a call, later ones go on with its arguments.</summary>
internal sealed class StreamedCalls
{
    private readonly SortedDictionary<long, (string Id, string Name, StringBuilder Arguments)> calls = [];

    /// <summary>Takes the pieces of a chunk.</summary>
    public void Take(JsonElement chunk)
    {
        foreach (JsonElement piece in Completion.ToolCallsIn(chunk, "delta"))
        {
            long index = Completion.Count(piece, "index") ?? 0;
            JsonElement? function = Completion.Member(piece, "function");
            (string id, string name, StringBuilder arguments) = calls.TryGetValue(index, out var begun) ? begun : ("", "", new StringBuilder());
            arguments.Append(function is { } more ? Completion.Text(more, "arguments") : null);
            calls[index] = (
                Completion.Text(piece, "id") is { Length: > 0 } given ? given : id,
                function is { } named && Completion.Text(named, "name") is { Length: > 0 } called ? called : name,
                arguments);
        }
    }

    /// <summary>The calls, now that all pieces are there.</summary>
    public IEnumerable<AIContent> Whole() => calls.Values.Select(call => CompletionTools.Call(call.Id, call.Name, call.Arguments.ToString()));
}
