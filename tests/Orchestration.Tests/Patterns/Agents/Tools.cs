using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Agents;

/// <summary>Calls as a provider's client hands them over, and what became of them.</summary>
internal static class Tools
{
    public static FunctionCallContent Call(string id, string tool, string arguments) =>
        new(id, tool, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!.ToDictionary(pair => pair.Key, pair => (object?)pair.Value));

    public static Reply Calling(string tool, string arguments) => Reply.ToolCalls("", Call("call-" + tool, tool, arguments));

    public static JsonElement SchemaOf(ChatCall call, string tool) =>
        call.Options!.Tools!.OfType<AIFunctionDeclaration>().First(declared => declared.Name == tool).JsonSchema;

    /// <summary>The results that the last message of a request holds.</summary>
    public static IReadOnlyList<(string Id, string Text)> Results(ChatCall call) =>
        [.. call.Messages[^1].Contents.OfType<FunctionResultContent>().Select(result => (result.CallId, result.Result!.ToString()!))];

    public static bool OffersTools(ChatCall call) => call.Options?.Tools is { Count: > 0 };
}

internal sealed class Listener(List<RunEvent> events) : IProgress<RunEvent>
{
    public void Report(RunEvent value) => events.Add(value);
}
