using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>What a message is about.</summary>
public enum Topic
{
    /// <summary>Invoices and payments.</summary>
    Billing,

    /// <summary>Something does not work.</summary>
    Technical,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A route of three cases.</summary>
[Route]
public partial class Triage(IChatClient classifier, IChatClient writer)
{
    public partial Task<string> RunAsync(string message, CancellationToken cancellationToken = default);

    [Classify, Prompt("What is this about?\n{message}"), Model(nameof(classifier))]
    private partial Task<Topic> Classify(string message);

    [Case(Topic.Billing), Prompt("Answer as the accountant:\n{message}"), Model(nameof(writer))]
    private partial Task<string> Bill(string message);

    [Case(Topic.Technical), Prompt("Answer as the engineer:\n{message}"), Model(nameof(writer))]
    private partial Task<string> Help(string message);

    [Case(Topic.Other), Prompt("Answer kindly:\n{message}"), Model(nameof(writer))]
    private partial Task<string> Answer(string message);
}

/// <summary>The same by hand, in one method.</summary>
internal static class TriageByHand
{
    public static async Task<string> RunAsync(IChatClient classifier, IChatClient writer, string message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ChatMessage[] messages = Replies.Prompt($"What is this about?\n{message}");
        ChatResponse response = await classifier.GetResponseAsync(messages, Replies.Options<Choice>(), cancellationToken).ConfigureAwait(false);
        if (!Replies.TryRead(response, out Choice? choice, out string? problem))
        {
            choice = await Replies.RepairAsync<Choice>(classifier, messages, response, problem!, cancellationToken).ConfigureAwait(false);
        }

        string prompt = choice!.Value switch
        {
            Topic.Billing => $"Answer as the accountant:\n{message}",
            Topic.Technical => $"Answer as the engineer:\n{message}",
            Topic.Other => $"Answer kindly:\n{message}",
            _ => throw new InvalidOperationException($"{choice.Value} is no topic."),
        };
        cancellationToken.ThrowIfCancellationRequested();
        return Replies.Text(await writer.GetResponseAsync(Replies.Prompt(prompt), null, cancellationToken).ConfigureAwait(false));
    }

    private sealed record Choice(Topic Value);
}
