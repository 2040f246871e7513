using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Orchestration.Start.Benchmarks;

/// <summary>A published program.</summary>
/// <param name="Name">Its form.</param>
/// <param name="File">The native program, or the assembly to be given to <c>dotnet</c>.</param>
/// <param name="IsNative">Which of them.</param>
internal sealed record Form(string Name, string File, bool IsNative)
{
    public long Size => new FileInfo(File).Length;

    public ProcessStartInfo StartInfo => IsNative ? new(File) : new("dotnet", [File]);
}

/// <summary>The programs that are compared, each published into a folder that is deleted at the end.</summary>
internal sealed class Forms : IDisposable
{
    private static readonly string[] Names = ["Empty", "ByHandText", "GeneratedText", "ByHandTyped", "GeneratedTyped"];

    private static readonly string Project = Path.Combine(
        typeof(Forms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Programs").Value!, "Start.csproj");

    private readonly string folder = Directory.CreateTempSubdirectory("orchestration-start-").FullName;

    public async Task<Form[]> PublishAsync(bool native)
    {
        List<Form> forms = [];
        foreach (string name in Names)
        {
            string output = Path.Combine(folder, native ? "native" : "jit", name);
            await PublishAsync(name, native, output);
            string file = native ? OperatingSystem.IsWindows() ? name + ".exe" : name : name + ".dll";
            forms.Add(new(name, Path.Combine(output, file), native));
        }

        return [.. forms];
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task PublishAsync(string form, bool native, string output)
    {
        Console.WriteLine($"Publishing {form}{(native ? " natively" : "")} …");
        string[] arguments =
        [
            "publish", Project, "-c", "Release", "-v", "quiet", "-tl:off", "-r", RuntimeInformation.RuntimeIdentifier, native ? "--self-contained" : "--no-self-contained",
            $"-p:Form={form}", $"-p:Native={(native ? "true" : "false")}", "-p:RunAnalyzers=false", "-o", output, "--artifacts-path", Path.Combine(folder, "artifacts"),
        ];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{form} could not be published.");
        }
    }
}
