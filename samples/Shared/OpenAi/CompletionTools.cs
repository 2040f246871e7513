using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Orchestration.Samples.OpenAi;

/// <summary>The tools of a request, their calls and their results, as the protocol writes them: https://platform.openai.com/docs/guides/function-calling.</summary>
internal static class CompletionTools
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    /// <summary>Offers the tools of the options.</summary>
    /// <exception cref="NotSupportedException">A tool is no function.</exception>
    public static void AddTo(JsonObject body, ChatOptions options)
    {
        if (options.Tools is not { Count: > 0 } tools)
        {
            return;
        }

        body["tools"] = new JsonArray([.. tools.Select(Declaration)]);
        if (Choice(options.ToolMode) is { } choice)
        {
            body["tool_choice"] = choice;
        }

        if (options.AllowMultipleToolCalls is { } several)
        {
            body["parallel_tool_calls"] = several;
        }
    }

    /// <summary>The calls that a message makes; null where it makes none.</summary>
    public static JsonArray? CallsOf(ChatMessage message)
    {
        JsonNode[] calls =
        [
            .. message.Contents.OfType<FunctionCallContent>().Select(call => new JsonObject
            {
                ["id"] = call.CallId,
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = Json(call.Arguments ?? new Dictionary<string, object?>(), typeof(IDictionary<string, object?>)) },
            }),
        ];
        return calls.Length == 0 ? null : new JsonArray(calls);
    }

    /// <summary>The results that a message holds, each as a message of its own.</summary>
    /// <exception cref="NotSupportedException">A result is no text.</exception>
    public static IEnumerable<JsonObject> ResultsOf(ChatMessage message) => message.Contents.OfType<FunctionResultContent>().Select(result => new JsonObject
    {
        ["role"] = "tool",
        ["tool_call_id"] = result.CallId,
        ["content"] = result.Result switch
        {
            null => "",
            string text => text,
            AIContent or IEnumerable<AIContent> => throw new NotSupportedException($"This client sends text only, and a tool gave {result.Result.GetType().Name}."),
            { } value => Json(value, value.GetType()),
        },
    });

    /// <summary>A call that a model made; arguments that cannot be read are kept as what is wrong with them.</summary>
    public static FunctionCallContent Call(string id, string name, string arguments) =>
        FunctionCallContent.CreateFromParsedArguments(arguments, id, name, Arguments);

    private static Dictionary<string, object?> Arguments(string json) => string.IsNullOrWhiteSpace(json)
        ? []
        : JsonElement.Parse(json).EnumerateObject().ToDictionary(argument => argument.Name, argument => (object?)argument.Value);

    private static JsonObject Declaration(AITool tool) => tool is not AIFunctionDeclaration function
        ? throw new NotSupportedException($"This client offers functions only, and {tool.Name} is {tool.GetType().Name}.")
        : new JsonObject
        {
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = function.Name, ["description"] = function.Description, ["parameters"] = JsonNode.Parse(function.JsonSchema.GetRawText()) },
        };

    private static JsonNode? Choice(ChatToolMode? mode) => mode switch
    {
        NoneChatToolMode => "none",
        RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = name } },
        RequiredChatToolMode => "required",
        AutoChatToolMode => "auto",
        _ => null,
    };

    private static string Json(object value, Type type) => JsonSerializer.Serialize(value, Compact.GetTypeInfo(type));
}
