using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text;
using Orchestration.Samples.Models;
using Spectre.Console;

namespace Orchestration.Samples.Running;

/// <summary>What a sample program runs in: where it writes, reads and is configured, and what cancels it.</summary>
/// <param name="console">Where it writes.</param>
/// <param name="input">What is piped into it; null where nothing is.</param>
/// <param name="environment">Gives the value of an environment variable, or null.</param>
/// <param name="cancellationToken">Cancelled when the user wants it to end.</param>
/// <param name="keyboard">What a person types who can be asked; null where nobody sits there.</param>
public sealed class SampleHost(
    IAnsiConsole console, TextReader? input, Func<string, string?> environment, CancellationToken cancellationToken, TextReader? keyboard = null)
{
    private PersonAtConsole? person;

    /// <summary>Where it writes.</summary>
    public IAnsiConsole Console { get; } = console;

    /// <summary>Brings what a run asks to the person at the console; null where nobody sits there, so that such a run ends in need of one.</summary>
    public IApprover? Approver => Person?.Approver;

    private PersonAtConsole? Person => person ??= keyboard is null ? null : new PersonAtConsole(Output, keyboard, CancellationToken);

    private TextWriter Output => Console.Profile.Out.Writer;

    /// <summary>Cancelled when the user wants it to end.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Runs a program in this process's console. Ctrl+C cancels it.</summary>
    public static async Task<int> RunAsync(Func<SampleHost, Task<int>> program)
    {
        System.Console.OutputEncoding = Encoding.UTF8;
        using var cancellation = new CancellationTokenSource();
        System.Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            cancellation.Cancel();
        };
        TextReader? input = System.Console.IsInputRedirected ? System.Console.In : null;
        TextReader? keyboard = input is null ? System.Console.In : null;
        return await new SampleHost(OpenConsole(), input, Environment.GetEnvironmentVariable, cancellation.Token, keyboard).GuardAsync(program).ConfigureAwait(false);
    }

    /// <summary>A table that changes is for terminals only; files and pipes get lines without colours.</summary>
    private static IAnsiConsole OpenConsole() => System.Console.IsOutputRedirected
        ? AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No })
        : AnsiConsole.Console;

    /// <summary>Runs a program and turns whatever it throws into a message and an exit code.</summary>
    public async Task<int> GuardAsync(Func<SampleHost, Task<int>> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        try
        {
            return await program(this).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The edge of the program: a person reads this, and has no use for a stack.
            (string message, int exitCode) = exception switch
            {
                OperationCanceledException when CancellationToken.IsCancellationRequested => ("Cancelled.", ExitCode.EndedOtherwise),
                UsageException or ConfigurationException => (exception.Message, ExitCode.BadUsage),
                _ => ($"{exception.GetType().Name}: {PlainText.Of(exception)}", ExitCode.EndedOtherwise),
            };
            Output.WriteLine(PlainText.Of(message));
            return exitCode;
        }
    }

    /// <summary>Reads the command line and runs what it asks for; <c>--help</c> is answered, and what cannot be understood is explained.</summary>
    /// <param name="command">The sample's command, whose action returns the exit code.</param>
    /// <param name="args">The command line.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public async Task<int> InvokeAsync(RootCommand command, string[] args)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(args);
        ParseResult parsed = command.Parse(AsWords(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Tokens.FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal)) is { } unknown
            && !args.Contains("--"))
        {
            throw new UsageException($"There is no option {unknown.Value}; --help says which there are. Where it is meant as text, put -- before it.");
        }

        if (parsed.Action is ParseErrorAction failing)
        {
            failing.ShowTypoCorrections = false; // It would offer -h for any word that nothing takes.
        }

        var invocation = new InvocationConfiguration { Output = Output, Error = Output, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        int exitCode = await parsed.InvokeAsync(invocation, CancellationToken).ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? ExitCode.BadUsage : exitCode;
    }

    /// <summary>What a person asks may well stand in brackets, which at the beginning would be a directive to the parser.</summary>
    private static string[] AsWords(string[] args) => args is [['[', ..], ..] ? ["--", .. args] : args;

    /// <summary>The text that the words of the command line make, or else what is piped in, or else the sample's own example, which is shown.</summary>
    /// <param name="words">The words of the command line.</param>
    /// <param name="example">The sample's own example.</param>
    /// <param name="shownAs">What is shown of an example that is long; null where all of it is.</param>
    public async Task<string> TextAsync(IReadOnlyList<string>? words, string example, string? shownAs = null)
    {
        string text = words is { Count: > 0 } ? string.Join(' ', words)
            : input is not null ? await input.ReadToEndAsync(CancellationToken).ConfigureAwait(false)
            : "";
        if (!string.IsNullOrWhiteSpace(text))
        {
            return text.Trim();
        }

        Output.WriteLine($"Nothing is asked, so the sample takes its own example (--help says how to ask):\n{shownAs ?? example}\n");
        return example;
    }

    /// <summary>What stands in a text file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="hint">What to name instead, where it cannot be read.</param>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public async Task<string> ReadAsync(string file, string hint)
    {
        try
        {
            return await File.ReadAllTextAsync(file, CancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{exception.Message} {hint}");
        }
    }

    /// <summary>The text in a text file, which has one.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<string> ReadTextAsync(string file, string hint)
    {
        string text = await ReadAsync(file, hint).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(text) ? throw new UsageException($"{file} is empty.") : text.Trim();
    }

    /// <summary>The models that the environment variables ask for, said to the user.</summary>
    /// <exception cref="ConfigurationException">A variable cannot be understood, or one is missing.</exception>
    public ModelClients OpenModels()
    {
        var models = new ModelClients(environment);
        Output.WriteLine($"Answering: {models.Description}.");
        return models;
    }

    /// <summary>Writes a line, its numbers in the invariant culture.</summary>
    public void Note(FormattableString line) => Output.WriteLine(FormattableString.Invariant(line));

    /// <summary>Shows a run as it happens, then its end.</summary>
    /// <param name="run">The run.</param>
    /// <param name="maxCalls">Its worst case.</param>
    /// <param name="text">A result as text.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<int> ShowAsync<T>(IAsyncEnumerable<RunEvent> run, long maxCalls, Func<T, string> text)
    {
        RunFinished<T> end = await new RunView(Console, Person).FollowAsync<T>(run).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The run's events ended without its end.");
        return new EndView(Output).Show(end, maxCalls, text);
    }
}
