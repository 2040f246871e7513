using System.CommandLine;
using Orchestration.Samples.ClinicalOrchestrator.Cases;
using Orchestration.Samples.ClinicalOrchestrator.Orders;
using Orchestration.Samples.Models;
using Orchestration.Samples.Running;
using Orchestration.Testing;

namespace Orchestration.Samples.ClinicalOrchestrator;

/// <summary>Reviews a synthetic case: one of the sample's, a file, or what is typed.</summary>
public static class Program
{
    // A specialist of the stand-in has one finding; more would be the same lines again.
    private const int OfflineSentences = 1;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The case; <c>--help</c> says more.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var words = new Argument<string[]>("case") { Description = "The case in words; else what is piped in.", Arity = ArgumentArity.ZeroOrMore };
        var id = new Option<string?>("--case") { Description = $"One of the sample's cases: {PatientCase.Ids}." };
        var file = new Option<string?>("--file") { Description = "A text file with a case, one fact a line." };
        var orders = new Option<string?>("--orders") { Description = "The file that approved orders are written to; by default they are only shown." };
        var command = new RootCommand($"Has specialists review the medicines of a case, and asks before anything is ordered ({Synthetic.Notice}).") { words, id, file, orders };
        command.SetAction(async parsed =>
        {
            host.Note($"Every case and every word said of it is {Synthetic.Notice}.");
            string patientCase = await CaseAsync(parsed.GetValue(id), parsed.GetValue(file), parsed.GetValue(words), host);
            bool isExample = args.Length == 0 && patientCase == PatientCase.All[0].Text;
            return await ReviewAsync(patientCase, parsed.GetValue(orders), isExample, host);
        });
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> ReviewAsync(string patientCase, string? orders, bool isExample, SampleHost host)
    {
        using ModelClients models = host.OpenModels();
        var review = new MedicationReview(
            models.For("planner", usualModel: "claude-sonnet-4-5"),
            models.For("specialist", usualModel: "claude-haiku-4-5", new OfflineChatClient(OfflineSentences)),
            models.For("critic", usualModel: "claude-sonnet-4-5"),
            new OrderBook(orders));
        var options = new RunOptions { Approver = host.Approver ?? (isExample ? ExampleClinician(host) : null) };
        return await host.ShowAsync<Reviewed>(review.StreamAsync(patientCase, options, host.CancellationToken), MedicationReview.MaxCalls, ReviewText.Of);
    }

    /// <summary>Where nobody sits at the console, the sample plays its example to the end, and says so.</summary>
    private static IApprover ExampleClinician(SampleHost host) => Approver.From(request =>
    {
        host.Note($"{request.Question} Nobody is here to say; in its own example the sample plays the clinician, who says yes.");
        return HumanResponse.Approve();
    });

    private static async Task<string> CaseAsync(string? id, string? file, string[]? words, SampleHost host) => (id, file) switch
    {
        (not null, _) => PatientCase.Find(id)?.Text ?? throw new UsageException($"There is no case {id}; there are {PatientCase.Ids}."),
        (_, not null) => await host.ReadTextAsync(file, "Name a text file with a case, one fact a line."),
        _ => await host.TextAsync(words, PatientCase.All[0].Text),
    };
}
