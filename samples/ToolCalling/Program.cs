using System.CommandLine;
using Orchestration.Samples.Models;
using Orchestration.Samples.Running;
using Orchestration.Samples.ToolCalling.Ferries;
using Orchestration.Testing;

namespace Orchestration.Samples.ToolCalling;

/// <summary>Answers a customer's question from the command line or standard input.</summary>
public static class Program
{
    // The stand-in answers with what its tools gave, which is a line for each.
    private const int OfflineSentences = 8;

    private const string Example = "Which ferries leave Holm? Which day of the week is 12 June 2027? Calculate 2*21.50+19.";

    /// <summary>Runs the program.</summary>
    /// <param name="args">The question and options; <c>--help</c> says which.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var question = new Argument<string[]>("question") { Description = "What to ask; else what is piped in.", Arity = ArgumentArity.ZeroOrMore };
        var request = new Option<string>("--request") { Description = "The name of the request, on which one ticket is sold at most.", DefaultValueFactory = _ => "request-1" };
        var command = new RootCommand("Answers questions about ferries with tools, and sells a ticket where a person approves it.") { question, request };
        command.SetAction(parsed => AnswerAsync(parsed.GetValue(question), parsed.GetValue(request), host));
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> AnswerAsync(string[]? words, string? request, SampleHost host)
    {
        if (string.IsNullOrWhiteSpace(request))
        {
            throw new UsageException("A request has a name, such as request-1.");
        }

        string question = await host.TextAsync(words, Example);
        using ModelClients models = host.OpenModels();
        var ledger = new TicketLedger();
        var clerk = new Clerk(models.For("clerk", usualModel: "claude-sonnet-4-5", new OfflineChatClient(OfflineSentences)), Timetable.Embedded(), ledger);
        var options = new RunOptions { Approver = host.Approver };
        int exitCode = await host.ShowAsync<Answer>(clerk.StreamAsync(question, request, options, host.CancellationToken), Clerk.MaxCalls, Show);
        host.Note($"Tickets in the ledger: {(ledger.Sold.Count == 0 ? "none" : string.Join(' ', ledger.Sold))}");
        return exitCode;
    }

    private static string Show(Answer answer) => answer.Ticket is { } ticket ? $"{answer.Text}\n\nSold: {ticket}" : answer.Text;
}
