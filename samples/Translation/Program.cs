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

    private const string Usage = """
        Say the language and the text:
          dotnet run --project samples/Translation -- French "The ferry leaves at noon."
        or pipe the text in:
          dotnet run --project samples/Translation -- French < letter.txt
        """;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The language, then the text.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static async Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(host);
        if (args is not [var language, .. var words] || string.IsNullOrWhiteSpace(language))
        {
            throw new UsageException(Usage);
        }

        string text = await host.TextAsync(words, Usage);
        using ModelClients models = host.OpenModels();
        IChatClient writer = models.For("writer", usualModel: "claude-sonnet-4-5", new OfflineChatClient(OfflineSentences));
        IChatClient judge = models.For("judge", usualModel: "claude-haiku-4-5");
        var translator = new Translator(writer, judge);
        return await host.ShowAsync<string>(translator.StreamAsync(text, language, host.CancellationToken), Translator.MaxCalls, translation => translation);
    }
}
