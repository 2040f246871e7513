using Orchestration.Samples.Models;
using Orchestration.Samples.Running;
using Orchestration.Testing;

namespace Orchestration.Samples.PressRelease;

/// <summary>Writes a press release from the notes in a text file.</summary>
public static class Program
{
    // A release holds all that the notes say, so the stand-in answers with many sentences and not with the few it usually picks.
    private const int OfflineSentences = 40;

    private const string Usage = """
        Name a text file with notes:
          dotnet run --project samples/PressRelease -- samples/PressRelease/Notes/ferry.txt
        or pipe the notes in:
          dotnet run --project samples/PressRelease < notes.txt
        """;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The file.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> Main(string[] args) => SampleHost.RunAsync(host => RunAsync(args, host));

    /// <inheritdoc cref="Main"/>
    public static async Task<int> RunAsync(string[] args, SampleHost host)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(host);
        string notes = args switch
        {
            [] => await host.TextAsync([], Usage),
            [var file] => await ReadAsync(file, host.CancellationToken),
            _ => throw new UsageException(Usage),
        };
        using ModelClients models = host.OpenModels();
        var writer = new ReleaseWriter(
            models.For("writer", usualModel: "claude-sonnet-4-5", new OfflineChatClient(OfflineSentences)),
            models.For("editor", usualModel: "claude-haiku-4-5"));
        return await host.ShowAsync<string>(writer.StreamAsync(notes, host.CancellationToken), ReleaseWriter.MaxCalls, release => release);
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            string notes = await File.ReadAllTextAsync(file, cancellationToken);
            return string.IsNullOrWhiteSpace(notes) ? throw new UsageException($"{file} is empty.") : notes.Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{exception.Message}\n\n{Usage}");
        }
    }
}
