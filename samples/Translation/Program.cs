using System.CommandLine;
using Microsoft.Extensions.AI;
using Orchestration.Samples.Models;
using Orchestration.Samples.Running;
using Orchestration.Testing;

namespace Orchestration.Samples.Translation;

/// <summary>Translates a text from the command line or standard input.</summary>
public static class Program
{
    // A translation is as long as its original, so the stand-in answers with many sentences and not with the few it usually picks.
    private const int OfflineSentences = 40;

    private const string Example = "The ferry leaves at noon. Tickets cost 40 crowns, and children ride free.";

    /// <summary>Runs the program.</summary>
    /// <param name="args">The language, then the text; <c>--help</c> says more.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var language = new Argument<string>("language") { Description = "The language to translate into.", DefaultValueFactory = _ => "French" };
        var text = new Argument<string[]>("text") { Description = "What to translate; else what is piped in.", Arity = ArgumentArity.ZeroOrMore };
        var command = new RootCommand("Translates a text, and has another model judge the translation until it is accepted.") { language, text };
        command.SetAction(parsed => TranslateAsync(parsed.GetValue(language), parsed.GetValue(text), host));
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> TranslateAsync(string? language, string[]? words, SampleHost host)
    {
        if (string.IsNullOrWhiteSpace(language))
        {
            throw new UsageException("Say the language to translate into, then the text: French \"The ferry leaves at noon.\"");
        }

        string text = await host.TextAsync(words, Example);
        using ModelClients models = host.OpenModels();
        IChatClient writer = models.For("writer", usualModel: "claude-sonnet-4-5", new OfflineChatClient(OfflineSentences));
        IChatClient judge = models.For("judge", usualModel: "claude-haiku-4-5");
        var translator = new Translator(writer, judge);
        return await host.ShowAsync<string>(translator.StreamAsync(text, language, host.CancellationToken), Translator.MaxCalls, translation => translation);
    }
}
