using System.CommandLine;
using Orchestration.Samples.Models;
using Orchestration.Samples.Retrieval;
using Orchestration.Samples.Running;
using Orchestration.Testing;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>Has a team make an article on a topic from the command line or standard input.</summary>
public static class Program
{
    // Findings and articles hold most of what they are made from, so the stand-in answers with more sentences than it usually picks.
    private const int OfflineSentences = 8;

    // The stand-in accepts what keeps half of the notes: pieces of work are shorter than what they are made from.
    private const double OfflineAcceptance = 0.5;

    private const string Example = "the lighthouse of Vardholm";

    /// <summary>Runs the program.</summary>
    /// <param name="args">The topic; <c>--help</c> says more.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var topic = new Argument<string[]>("topic") { Description = "What the article is about; else what is piped in.", Arity = ArgumentArity.ZeroOrMore };
        var command = new RootCommand("Has a team make an article on the islands of Skarnvik, which do not exist, from notes on them.") { topic };
        command.SetAction(parsed => WriteAsync(parsed.GetValue(topic), host));
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> WriteAsync(string[]? words, SampleHost host)
    {
        string topic = await host.TextAsync(words, Example);
        using ModelClients models = host.OpenModels();
        var shelf = new NoteShelf(Corpus.Skarnvik);
        var team = new Team(
            models.For("lead", usualModel: "claude-sonnet-4-5"),
            models.For("researcher", usualModel: "claude-haiku-4-5", new OfflineChatClient(OfflineSentences)),
            models.For("writer", usualModel: "claude-sonnet-4-5", new OfflineChatClient(OfflineSentences)),
            models.For("critic", usualModel: "claude-haiku-4-5"),
            models.For("reviewer", usualModel: "claude-sonnet-4-5", new OfflineChatClient(acceptance: OfflineAcceptance)),
            shelf);
        IAsyncEnumerable<RunEvent> run = team.StreamAsync(topic, cancellationToken: host.CancellationToken);
        return await host.ShowAsync<Article>(run, Team.MaxCalls, article => ArticleText.Of(article, shelf));
    }
}
