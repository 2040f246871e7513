using Orchestration.Samples.LlmRouter.Calibration;
using Orchestration.Samples.Models;
using Orchestration.Samples.Running;

namespace Orchestration.Samples.LlmRouter;

/// <summary>Answers a message from the command line or standard input with the model that it needs.</summary>
public static class Program
{
    /// <summary>Runs the program.</summary>
    /// <param name="args">Options, then the message.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static async Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(host);
        RouterArguments arguments = RouterArguments.Parse(args);
        return arguments.Calibrate is { } file
            ? await CalibrateAsync(file, host)
            : await AnswerAsync(arguments, await host.TextAsync(arguments.Words, RouterArguments.Usage), host);
    }

    private static async Task<int> AnswerAsync(RouterArguments arguments, string message, SampleHost host)
    {
        ScoreTable table = arguments.Scores is { } file ? await ReadAsync(file, host.CancellationToken) : ScoreTable.Embedded();
        double threshold = Threshold.For([.. table.Rows.Select(row => row.Score)], arguments.StrongShare);
        using ModelClients models = host.OpenModels();
        Router router = Open(models, threshold);
        host.Note($"From a score of {threshold:0.##} on the strong model answers ({arguments.StrongShare:0.##} of the messages of the calibration).");
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
