using System.CommandLine;
using Orchestration.Samples.CorrectiveRag.Web;
using Orchestration.Samples.Models;
using Orchestration.Samples.Retrieval;
using Orchestration.Samples.Running;

namespace Orchestration.Samples.CorrectiveRag;

/// <summary>Answers a question about the islands of Skarnvik from the command line or standard input.</summary>
public static class Program
{
    private const string Example = "Who won the chess tournament of Karvik in 2021?";

    /// <summary>Runs the program.</summary>
    /// <param name="args">The question and options; <c>--help</c> says which.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var question = new Argument<string[]>("question") { Description = "What to answer; else what is piped in.", Arity = ArgumentArity.ZeroOrMore };
        var thresholds = new Option<string>("--thresholds")
        {
            Description = "From which score on a document answers, and below which it does not: popqa, pubhealth, or two numbers such as 0.5,-0.5.",
            DefaultValueFactory = _ => "popqa",
        };
        var command = new RootCommand("Answers a question about the islands of Skarnvik from documents, or from the web where these do not answer it.") { question, thresholds };
        command.SetAction(parsed => AnswerAsync(parsed.GetValue(question), parsed.GetValue(thresholds)!, host));
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> AnswerAsync(string[]? words, string thresholds, SampleHost host)
    {
        Thresholds read = Read(thresholds);
        string question = await host.TextAsync(words, Example);
        using ModelClients models = host.OpenModels();
        var rag = new CorrectiveAnswer(
            models.For("evaluator", usualModel: "claude-haiku-4-5"),
            models.For("rewriter", usualModel: "claude-haiku-4-5"),
            models.For("writer", usualModel: "claude-sonnet-4-5"),
            new Bm25Index(Corpus.Skarnvik),
            new Bm25Index(WebPages.All),
            read);
        return await host.ShowAsync<CorrectedAnswer>(rag.StreamAsync(question, cancellationToken: host.CancellationToken), CorrectiveAnswer.MaxCalls, Report.Of);
    }

    private static Thresholds Read(string thresholds)
    {
        try
        {
            return Thresholds.Parse(thresholds);
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
