using System.CommandLine;
using Orchestration.Samples.Models;
using Orchestration.Samples.Retrieval;
using Orchestration.Samples.Running;
using Orchestration.Testing;

namespace Orchestration.Samples.AdaptiveRag;

/// <summary>Answers a question about the islands of Skarnvik, or about anything, from the command line or standard input.</summary>
public static class Program
{
    private const string Example = "Which hymn did the founder of the Ormsund glassworks write?";

    /// <summary>Runs the program.</summary>
    /// <param name="args">The question; <c>--help</c> says more.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var question = new Argument<string[]>("question") { Description = "What is asked; else what is piped in.", Arity = ArgumentArity.ZeroOrMore };
        var command = new RootCommand("Answers a question at once, after one search, or after search and thought in turn, as the question needs it.") { question };
        command.SetAction(parsed => AnswerAsync(parsed.GetValue(question), host));
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> AnswerAsync(string[]? words, SampleHost host)
    {
        string question = await host.TextAsync(words, Example);
        using ModelClients models = host.OpenModels();
        var answerer = new AdaptiveAnswerer(
            new Bm25Index(Corpus.Skarnvik),
            models.For("classifier", usualModel: "claude-haiku-4-5"),
            // A thought is one sentence, and what is read after many of them needs a few more than usual.
            models.For("reasoner", usualModel: "claude-sonnet-4-5", new OfflineChatClient(maxSentences: 1)),
            models.For("reader", usualModel: "claude-sonnet-4-5", new OfflineChatClient(maxSentences: 4)));
        return await host.ShowAsync<AdaptiveAnswer>(answerer.StreamAsync(question, host.CancellationToken), AdaptiveAnswerer.MaxCalls, answer => answer.Text());
    }
}
