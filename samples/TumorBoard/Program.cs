using System.CommandLine;
using Orchestration.Samples.Models;
using Orchestration.Samples.Running;
using Orchestration.Samples.TumorBoard.Cases;
using Orchestration.Samples.TumorBoard.Meeting;

namespace Orchestration.Samples.TumorBoard;

/// <summary>Holds a tumour board on a synthetic case: one of the sample's, a file, or what is typed.</summary>
public static class Program
{
    /// <summary>Runs the program.</summary>
    /// <param name="args">The case; <c>--help</c> says more.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var words = new Argument<string[]>("case") { Description = "The case in words; else what is piped in.", Arity = ArgumentArity.ZeroOrMore };
        var id = new Option<string?>("--case") { Description = $"One of the sample's cases: {TumorCase.Ids}." };
        var file = new Option<string?>("--file") { Description = "A text file with a case." };
        var command = new RootCommand($"Has four specialists debate a case until they agree, or a chair or a person decides ({Synthetic.Notice}).") { words, id, file };
        command.SetAction(async parsed =>
        {
            host.Note($"Every case and every word said of it is {Synthetic.Notice}.");
            return await MeetAsync(await CaseAsync(parsed.GetValue(id), parsed.GetValue(file), parsed.GetValue(words), host), host);
        });
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> MeetAsync(string patientCase, SampleHost host)
    {
        using ModelClients models = host.OpenModels();
        var meeting = new BoardMeeting(
            models.For("specialist", usualModel: "claude-haiku-4-5"),
            models.For("chair", usualModel: "claude-sonnet-4-5"));
        var options = new RunOptions { Approver = host.Approver };
        return await host.ShowAsync<Recommendation>(meeting.StreamAsync(patientCase, options, host.CancellationToken), BoardMeeting.MaxCalls, RecommendationText.Of);
    }

    private static async Task<string> CaseAsync(string? id, string? file, string[]? words, SampleHost host) => (id, file) switch
    {
        (not null, _) => TumorCase.Find(id)?.Text ?? throw new UsageException($"There is no case {id}; there are {TumorCase.Ids}."),
        (_, not null) => await host.ReadTextAsync(file, "Name a text file with a case."),
        _ => await host.TextAsync(words, TumorCase.All[0].Text),
    };
}
