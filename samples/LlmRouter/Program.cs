using System.CommandLine;
using Orchestration.Samples.LlmRouter.Calibration;
using Orchestration.Samples.Models;
using Orchestration.Samples.Running;

namespace Orchestration.Samples.LlmRouter;

/// <summary>Answers a message from the command line or standard input with the model that it needs.</summary>
public static class Program
{
    private const string Example = "Why does the moon pull the tide twice a day?";

    /// <summary>Runs the program.</summary>
    /// <param name="args">The message and options; <c>--help</c> says which.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var message = new Argument<string[]>("message") { Description = "What to answer; else what is piped in.", Arity = ArgumentArity.ZeroOrMore };
        var share = new Option<double>("--strong-share") { Description = "The share of messages that the strong model should answer, from 0 to 1.", DefaultValueFactory = _ => 0.3 };
        var scores = new Option<string?>("--scores") { Description = "A table of scores to calibrate the threshold with, instead of the sample's own." };
        var calibrate = new Option<string?>("--calibrate") { Description = "Has the scorer score the sample's messages, and writes the table here instead of answering." };
        var command = new RootCommand("Answers a message with a weak model where it will do, and with a strong one where it will not.") { message, share, scores, calibrate };
        command.SetAction(parsed => parsed.GetValue(calibrate) is { } file
            ? CalibrateAsync(file, host)
            : AnswerAsync(parsed.GetValue(message), parsed.GetValue(share), parsed.GetValue(scores), host));
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> AnswerAsync(string[]? words, double strongShare, string? scores, SampleHost host)
    {
        if (strongShare is not (>= 0 and <= 1))
        {
            throw new UsageException("The share of strong calls is a number from 0 to 1.");
        }

        string message = await host.TextAsync(words, Example);
        ScoreTable table = scores is null ? ScoreTable.Embedded() : await ReadAsync(scores, host.CancellationToken);
        double threshold = Threshold.For([.. table.Rows.Select(row => row.Score)], strongShare);
        using ModelClients models = host.OpenModels();
        Router router = Open(models, threshold);
        host.Note($"From a score of {threshold:0.##} on the strong model answers ({strongShare:0.##} of the messages of the calibration).");
        var options = new RunOptions { Approver = host.Approver };
        return await host.ShowAsync<string>(router.StreamAsync(message, options, host.CancellationToken), Router.MaxCalls, answer => answer);
    }

    private static async Task<int> CalibrateAsync(string file, SampleHost host)
    {
        using ModelClients models = host.OpenModels();
        ScoreTable scored = await Calibrator.ScoreAsync(Open(models, threshold: 0), ScoreTable.Embedded(), host.CancellationToken);
        await File.WriteAllTextAsync(file, scored.ToString(), host.CancellationToken);
        host.Note($"Wrote the scores of {scored.Rows.Count} messages to {file}.");
        return ExitCode.Completed;
    }

    private static Router Open(ModelClients models, double threshold) => new(
        models.For("scorer", usualModel: "claude-haiku-4-5"),
        models.For("weak", usualModel: "claude-haiku-4-5"),
        models.For("strong", usualModel: "claude-sonnet-4-5"),
        threshold);

    private static async Task<ScoreTable> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return ScoreTable.Parse(await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException($"The scores in {file} cannot be used: {exception.Message}");
        }
    }
}
