using System.CommandLine;
using Orchestration.Samples.Models;
using Orchestration.Samples.Retrieval;
using Orchestration.Samples.Running;

namespace Orchestration.Samples.SpeculativeRag;

/// <summary>Answers a question about the islands of Skarnvik from the command line or standard input.</summary>
public static class Program
{
    private const string Example = "In which year was the great bell of Karvik church cast?";

    /// <summary>One by which the drafts of the example come to read both of the documents that contradict each other.</summary>
    private const int ExampleSeed = 2;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The question and options; <c>--help</c> says which.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var question = new Argument<string[]>("question") { Description = "What is asked; else what is piped in.", Arity = ArgumentArity.ZeroOrMore };
        var seed = new Option<int>("--seed") { Description = "What the drawing of the documents for each draft follows from.", DefaultValueFactory = _ => ExampleSeed };
        var command = new RootCommand("Answers a question about the islands of Skarnvik: a small model drafts answers from different documents, and a large one chooses.") { question, seed };
        command.SetAction(parsed => AnswerAsync(parsed.GetValue(question), parsed.GetValue(seed), host));
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> AnswerAsync(string[]? words, int seed, SampleHost host)
    {
        string question = await host.TextAsync(words, Example);
        using ModelClients models = host.OpenModels();
        var answerer = new SpeculativeAnswerer(
            new Bm25Index(Corpus.Skarnvik),
            models.For("drafter", usualModel: "claude-haiku-4-5"),
            models.For("verifier", usualModel: "claude-sonnet-4-5"),
            seed);
        return await host.ShowAsync<SpeculativeAnswer>(answerer.StreamAsync(question, host.CancellationToken), SpeculativeAnswerer.MaxCalls, answer => answer.Text());
    }
}
