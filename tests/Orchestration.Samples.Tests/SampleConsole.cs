using Orchestration.Samples.Running;
using Spectre.Console;

namespace Orchestration.Samples.Tests;

/// <summary>A sample program run in this process: what is piped into it, its environment, and what it wrote.</summary>
public sealed class SampleConsole : IDisposable
{
    /// <summary>The environment of models at an address where nobody listens.</summary>
    public static IReadOnlyDictionary<string, string> NoModel { get; } = new Dictionary<string, string>
    {
        ["ORCHESTRATION_PROVIDER"] = "openai",
        ["OPENAI_BASE_URL"] = "http://127.0.0.1:9/v1",
        ["ORCHESTRATION_MODEL"] = "none",
    };

    private readonly StringWriter output = new();
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>What is piped in; null where nothing is.</summary>
    public string? Input { get; init; }

    /// <summary>What a person types at it; null where nobody is there.</summary>
    public string? Keyboard { get; init; }

    /// <summary>The environment variables; by default none, so that the samples answer offline.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the program writes to a terminal.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>The lines of the terminal.</summary>
    public int Height { get; init; } = 50;

    public string Output => output.ToString();

    public void Cancel() => cancellation.Cancel();

    public Task<int> RunAsync(Func<string[], SampleHost, Task<int>> program, params string[] args)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = IsTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 120;
        console.Profile.Height = Height;
        var host = new SampleHost(console, Input is null ? null : new StringReader(Input), name => Environment.GetValueOrDefault(name), cancellation.Token,
            Keyboard is null ? null : new StringReader(Keyboard));
        return host.GuardAsync(_ => program(args, host));
    }

    public void Dispose() => cancellation.Dispose();
}
