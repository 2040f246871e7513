using System.CommandLine;
using Orchestration.Samples.Models;
using Orchestration.Samples.Running;
using Orchestration.Testing;

namespace Orchestration.Samples.PressRelease;

/// <summary>Writes a press release from the notes in a text file.</summary>
public static class Program
{
    // A release holds all that the notes say, so the stand-in answers with many sentences and not with the few it usually picks.
    private const int OfflineSentences = 40;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The file; <c>--help</c> says more.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var file = new Argument<string?>("file") { Description = "A text file with notes; else what is piped in.", Arity = ArgumentArity.ZeroOrOne };
        var command = new RootCommand("Writes a press release from notes, and checks it against them.") { file };
        command.SetAction(parsed => WriteAsync(parsed.GetValue(file), host));
        return host.InvokeAsync(command, args);
    }

    private static async Task<int> WriteAsync(string? file, SampleHost host)
    {
        string notes = file is null ? await host.TextAsync([], ExampleNotes()) : await host.ReadTextAsync(file, "Name a text file with notes, or pipe them in.");
        using ModelClients models = host.OpenModels();
        var writer = new ReleaseWriter(
            models.For("writer", usualModel: "claude-sonnet-4-5", new OfflineChatClient(OfflineSentences)),
            models.For("editor", usualModel: "claude-haiku-4-5"));
        return await host.ShowAsync<string>(writer.StreamAsync(notes, host.CancellationToken), ReleaseWriter.MaxCalls, release => release);
    }

    private static string ExampleNotes()
    {
        using var reader = new StreamReader(typeof(Program).Assembly.GetManifestResourceStream("ferry.txt")!);
        return reader.ReadToEnd().Trim();
    }
}
