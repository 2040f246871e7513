using System.CommandLine;
using Orchestration.Samples.Models;
using Orchestration.Samples.Retrieval;
using Orchestration.Samples.Running;
using Orchestration.Testing;

namespace Orchestration.Samples.SelfRag;

/// <summary>Answers a question about the islands of Skarnvik from the command line or standard input.</summary>
public static class Program
{
    private const string Example = "How many beds does the hospital of Karvik have?";

    /// <summary>Runs the program.</summary>
    /// <param name="args">The question and options; <c>--help</c> says which.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var question = new Argument<string[]>("question") { Description = "What to answer; else what is piped in.", Arity = ArgumentArity.ZeroOrMore };
        var closed = new Option<bool>("--closed") { Description = "Asks for an answer of a few words, and adds up the scores of the drafts that give the same one." };
        var command = new RootCommand("Answers a question about the islands of Skarnvik, of which each passage found is drafted on and judged by itself.") { question, closed };
        command.SetAction(parsed => AnswerAsync(parsed.GetValue(question), parsed.GetValue(closed) ? AnswerKind.Closed : AnswerKind.Open, host));
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> AnswerAsync(string[]? words, AnswerKind kind, SampleHost host)
    {
        string question = await host.TextAsync(words, Example);
        using ModelClients models = host.OpenModels();
        var rag = new SelfReflectiveRag(
            models.For("critic", usualModel: "claude-haiku-4-5"),
            models.For("writer", usualModel: "claude-sonnet-4-5", new OfflineChatClient(maxSentences: 1)),
            new Bm25Index(Corpus.Skarnvik));
        return await host.ShowAsync<SelfRagAnswer>(rag.StreamAsync(question, kind, cancellationToken: host.CancellationToken), SelfReflectiveRag.MaxCalls, Report.Of);
    }
}
