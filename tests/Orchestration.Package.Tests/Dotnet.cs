using System.Diagnostics;
using System.Text;

namespace Orchestration.Package.Tests;

/// <summary>What a command printed, and how it ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output and error, in the order printed.</param>
public sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>Fails, showing what was printed, unless the command succeeded.</summary>
    public CommandResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"The command failed with {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>The lines that hold a text.</summary>
    public IEnumerable<string> Lines(string text) => Output.Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal)).Select(line => line.Trim()).Distinct();
}

/// <summary>Runs the <c>dotnet</c> command as a user's shell would.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Runs a command to its end. No process outlives it.</summary>
    public static async Task<CommandResult> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = new Process { StartInfo = StartInfo(folder, environment, arguments) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timeout = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {string.Join(' ', arguments)} did not end within {Longest}:\n{output}");
        }

        return new(process.ExitCode, output.ToString());
    }

    private static ProcessStartInfo StartInfo(string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The test host's own build must not reach into another one.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Servers would outlive the test, and a shared compiler would hold the analyzers of an earlier package.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
