using System.CommandLine;
using Microsoft.Extensions.AI;
using Orchestration.Samples.Models;
using Orchestration.Samples.Running;
using Orchestration.Samples.TextSummarization.Data;
using Orchestration.Samples.TextSummarization.Splitting;
using Orchestration.Samples.TextSummarization.Summaries;

namespace Orchestration.Samples.TextSummarization;

/// <summary>Summarizes a text from the command line, a file or standard input.</summary>
public static class Program
{
    private const string MapReduce = "map-reduce";
    private const string Refine = "refine";
    private const string Example = "a chronicle of the light on Skerrow Rock, written for it";

    /// <summary>Runs the program.</summary>
    /// <param name="args">The text and options; <c>--help</c> says which.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var text = new Argument<string[]>("text") { Description = "What to summarize; else what is piped in.", Arity = ArgumentArity.ZeroOrMore };
        var file = new Option<FileInfo?>("--file") { Description = "A text file to summarize." };
        var method = new Option<string>("--method") { Description = "How: chunks by themselves and their summaries together, or one chunk after the other.", DefaultValueFactory = _ => MapReduce };
        method.AcceptOnlyFromAmong(MapReduce, Refine);
        var words = new Option<int>("--words") { Description = "About how many words a summary has.", DefaultValueFactory = _ => 120 };
        var chunk = new Option<int>("--chunk") { Description = "The tokens of a chunk, as the sample estimates them.", DefaultValueFactory = _ => new Limits().Chunk };
        var overlap = new Option<int>("--overlap") { Description = "The tokens that a chunk repeats of the one before.", DefaultValueFactory = _ => new Limits().Overlap };
        var limit = new Option<int>("--limit") { Description = "The tokens of the summaries that are read together.", DefaultValueFactory = _ => new Limits().Summaries };
        var command = new RootCommand("Summarizes a text that is too long for one prompt.") { text, file, method, words, chunk, overlap, limit };
        command.SetAction(async parsed => await SummarizeAsync(
            parsed.GetValue(file) is { } named ? await host.ReadAsync(named.FullName, "Name a text file.") : await host.TextAsync(parsed.GetValue(text), Paragraph.Chronicle(), Example),
            parsed.GetValue(method) == Refine,
            parsed.GetValue(words),
            new Limits(parsed.GetValue(chunk), parsed.GetValue(overlap), parsed.GetValue(limit)),
            host));
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> SummarizeAsync(string text, bool refines, int words, Limits limits, SampleHost host)
    {
        if ((limits.Problem ?? (words < 1 ? "A summary has at least one word." : null)) is { } problem)
        {
            throw new UsageException(problem);
        }

        int chunks = TokenSplitter.Split(text, limits).Count;
        if (chunks > Limits.MostChunks)
        {
            throw new UsageException($"The text has {chunks} chunks, and at most {Limits.MostChunks} are summarized. Make them larger: --chunk {(limits.Chunk * (chunks / Limits.MostChunks)) + limits.Chunk}");
        }

        using ModelClients models = host.OpenModels();
        IChatClient model = models.For("writer", usualModel: "claude-haiku-4-5");
        host.Note($"The text has about {Tokens.In(text)} tokens, which make {chunks} {(chunks == 1 ? "chunk" : "chunks")}.");
        return refines
            ? await host.ShowAsync<Digest>(new RefinedSummary(model, limits).StreamAsync(text, words, host.CancellationToken), RefinedSummary.MaxCalls, DigestView.Show)
            : await host.ShowAsync<Digest>(new MapReduceSummary(model, limits).StreamAsync(text, words, host.CancellationToken), MapReduceSummary.MaxCalls, DigestView.Show);
    }
}
