using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>
/// The agent by hand: bounded in turns and calls, with tools that are unknown or called with the wrong arguments refused to the model, and an end when the
/// model makes the very same call for the third time.
/// </summary>
internal static class FiveTurnsByHand
{
    private const int MaxTurns = 8;
    private const int MaxToolCalls = 16;
    private const int MaxResultLength = 32_768 / 3;

    private static readonly AITool[] Tools =
    [
        AIFunctionFactory.CreateDeclaration("FindDeparture", "Looks up a departure.", Schema(
            """{"harbour":{"type":"string","description":"The harbour."},"hour":{"type":"integer","description":"The hour from which on."}}""",
            """["harbour","hour"]""")),
        AIFunctionFactory.CreateDeclaration("FindPrice", "Says what a ticket costs.", Schema(
            """{"harbour":{"type":"string","description":"The harbour."}}""",
            """["harbour"]""")),
    ];

    public static async Task<string> RunAsync(IChatClient client, string question, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = [new(ChatRole.User, $"Answer, and look up what you do not know:\n{question}")];
        List<FunctionCallContent> made = [];
        for (int turn = 1; ; turn++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool mayCall = turn < MaxTurns && made.Count < MaxToolCalls;
            ChatOptions? options = mayCall ? new ChatOptions { Tools = [.. Tools] } : null;
            ChatResponse response = await client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            if (!HasCalls(response))
            {
                return Replies.Text(response);
            }

            messages.AddRange(response.Messages);
            messages.Add(new ChatMessage(ChatRole.Tool, Answer(response, made, mayCall)));
        }
    }

    private static bool HasCalls(ChatResponse response)
    {
        foreach (ChatMessage message in response.Messages)
        {
            foreach (AIContent content in message.Contents)
            {
                if (content is FunctionCallContent { InformationalOnly: false })
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static List<AIContent> Answer(ChatResponse response, List<FunctionCallContent> made, bool mayCall)
    {
        List<AIContent> results = [];
        foreach (ChatMessage message in response.Messages)
        {
            foreach (AIContent content in message.Contents)
            {
                if (content is FunctionCallContent { InformationalOnly: false } call)
                {
                    if (!mayCall || IsThirdTime(made, call))
                    {
                        throw new InvalidOperationException("The model goes on calling tools.");
                    }

                    made.Add(call);
                    results.Add(new FunctionResultContent(call.CallId, made.Count > MaxToolCalls ? "Error: no calls are left." : Invoke(call)));
                }
            }
        }

        return results;
    }

    private static bool IsThirdTime(List<FunctionCallContent> made, FunctionCallContent call)
    {
        int same = 0;
        foreach (FunctionCallContent earlier in made)
        {
            if (earlier.Name == call.Name && HaveEqualArguments(earlier, call) && ++same == 2)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HaveEqualArguments(FunctionCallContent one, FunctionCallContent other)
    {
        if ((one.Arguments?.Count ?? 0) != (other.Arguments?.Count ?? 0))
        {
            return false;
        }

        foreach ((string name, object? value) in one.Arguments ?? new Dictionary<string, object?>())
        {
            if (!other.Arguments!.TryGetValue(name, out object? otherValue)
                || !(value is JsonElement left && otherValue is JsonElement right ? JsonElement.DeepEquals(left, right) : Equals(value, otherValue)))
            {
                return false;
            }
        }

        return true;
    }

    private static string Invoke(FunctionCallContent call)
    {
        if (call.Exception is not null)
        {
            return $"Error: the arguments cannot be read: {call.Exception.Message}";
        }

        switch (call.Name)
        {
            case "FindDeparture":
                return TryReadHarbour(call, 2, out string harbour)
                    && call.Arguments!.TryGetValue("hour", out object? value) && value is JsonElement { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int hour)
                    ? Shown(Departures.After(harbour, hour))
                    : "Error: a harbour and an hour are wanted.";
            case "FindPrice":
                return TryReadHarbour(call, 1, out string where)
                    ? Departures.Price(where).ToString(CultureInfo.InvariantCulture)
                    : "Error: a harbour is wanted.";
            default:
                return $"Error: there is no tool '{call.Name}'.";
        }
    }

    /// <summary>Reads the harbour; with as many arguments as are wanted, and each of them found, there is none too many.</summary>
    private static bool TryReadHarbour(FunctionCallContent call, int arguments, out string harbour)
    {
        bool isThere = call.Arguments?.Count == arguments
            && call.Arguments.TryGetValue("harbour", out object? value) && value is JsonElement { ValueKind: JsonValueKind.String };
        harbour = isThere ? ((JsonElement)call.Arguments!["harbour"]!).GetString()! : "";
        return isThere;
    }

    private static string Shown(string result) => result.Length <= MaxResultLength ? result : result[..MaxResultLength];

    private static JsonElement Schema(string properties, string required) =>
        JsonElement.Parse($$"""{"type":"object","properties":{{properties}},"required":{{required}},"additionalProperties":false}""");
}
