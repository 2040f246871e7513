using System.CommandLine;
using Orchestration.Samples.AdverseEvents.Detection;
using Orchestration.Samples.AdverseEvents.Reports;
using Orchestration.Samples.Models;
using Orchestration.Samples.Running;

namespace Orchestration.Samples.AdverseEvents;

/// <summary>Makes an alert list of adverse event reports.</summary>
public static class Program
{
    /// <summary>Runs the program.</summary>
    /// <param name="args">The options; <c>--help</c> says which.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var file = new Option<string?>("--reports") { Description = "A file of reports, one JSON object a line; else the sample's own." };
        var command = new RootCommand("Makes an alert list of adverse event reports. All data are synthetic, and nothing here is medical advice.") { file };
        command.SetAction(parsed => WorkAsync(parsed.GetValue(file), host));
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> WorkAsync(string? file, SampleHost host)
    {
        host.Note($"Synthetic, not medical advice.");
        IReadOnlyList<CaseReport> reports = file is null ? Example(host) : Read(file);
        using ModelClients models = host.OpenModels();
        var desk = new SafetyDesk(models.For("assessor", usualModel: "claude-sonnet-4-5"), Reference.Embedded());
        var options = new RunOptions { Approver = host.Approver ?? (file is null ? StandIn(host) : null) };
        return await host.ShowAsync<AlertList>(desk.StreamAsync(reports, options, host.CancellationToken), SafetyDesk.MaxCalls, AlertText.Of);
    }

    private static IReadOnlyList<CaseReport> Example(SampleHost host)
    {
        host.Note($"No file is named, so the sample takes its own reports (--help says how to name one).");
        return ReportFile.Example();
    }

    /// <summary>So that the sample's own example comes to its end where nobody can be asked. It closes nothing.</summary>
    private static IApprover StandIn(SampleHost host)
    {
        host.Note($"Nobody sits at this console, so in this example a stand-in for the person at the desk escalates whatever it is asked.");
        return Approver.From(_ => HumanResponse.Answer(Decision.Escalate));
    }

    private static IReadOnlyList<CaseReport> Read(string file)
    {
        try
        {
            using var text = new StreamReader(file);
            return ReportFile.Read(text, Path.GetFileName(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            throw new UsageException($"The reports cannot be used: {exception.Message}");
        }
    }
}
