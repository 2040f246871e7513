namespace Orchestration.Testing;

/// <summary>A <see cref="ScriptedChatClient"/> got a call that its script has no answer to.</summary>
public sealed class UnexpectedCallException : Exception
{
    internal UnexpectedCallException(string message, IReadOnlyList<ChatRequest> requests)
        : base(message) => Requests = requests;

    /// <summary>The calls that were not expected: one where a call throws, all of them where
    /// <see cref="ScriptedChatClient.Verify"/> does.</summary>
    public IReadOnlyList<ChatRequest> Requests { get; }

    internal static UnexpectedCallException For(ChatRequest request, string reason, IReadOnlyList<ScriptedRule> rules)
    {
        string listed = rules.Count == 0 ? "  (none)" : string.Join('\n', rules.Select((rule, i) => $"  {i + 1}. {rule}"));
        string message = $"""
            The script has no answer to this call: {reason}
            Step: {request.Step ?? "(not said)"}
            Prompt:
            {PromptText.Transcript(request)}
            Rules:
            {listed}
            Add a rule (When, WhenPromptContains, WhenStep or Otherwise) that answers it, or correct the code that makes the call.
            """;
        return new UnexpectedCallException(message, [request]);
    }

    internal static UnexpectedCallException ForAll(IReadOnlyList<UnexpectedCallException> calls)
    {
        if (calls.Count == 1)
            return new UnexpectedCallException(calls[0].Message, calls[0].Requests);
        string message = $"{calls.Count} calls had no answer in the script.\n\n"
            + string.Join("\n\n", calls.Select(call => call.Message));
        return new UnexpectedCallException(message, [.. calls.SelectMany(call => call.Requests)]);
    }
}
