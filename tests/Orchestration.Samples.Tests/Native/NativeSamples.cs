using System.Diagnostics;
using System.Runtime.InteropServices;
using Orchestration.Package.Tests;

namespace Orchestration.Samples.Tests.Native;

/// <summary>
/// The samples as native programs, published once for all tests into a folder outside the tree. One program holds them all, of the very assemblies that
/// stand beside the tests: most of a native program is the framework, which would be compiled again for each. With
/// <c>ORCHESTRATION_PUBLISH_EACH_SAMPLE</c> each is published by itself, as a user does it.
/// </summary>
public sealed class NativeSamples : IAsyncLifetime
{
    private const string Host = "Samples";

    private static readonly Dictionary<string, string> Inherited = [];

    private readonly string folder = Directory.CreateTempSubdirectory("orchestration-native-").FullName;

    private static bool PublishesEach => Environment.GetEnvironmentVariable("ORCHESTRATION_PUBLISH_EACH_SAMPLE") is "1" or "true";

    /// <summary>How the publishing ended; any warning makes it fail.</summary>
    public CommandResult Published { get; private set; } = null!;

    /// <summary>Why nothing can be published on this machine, in the SDK's own words; null where it can.</summary>
    public string? Missing => Published.Lines("Platform linker").FirstOrDefault(line => line.Contains("not found", StringComparison.Ordinal));

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Published = await (PublishesEach ? PublishEachAsync() : PublishAllAsync());

    /// <summary>Runs a sample's native program on its own example.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="provider">Who answers.</param>
    public Task<CommandResult> RunAsync(string sample, string provider = "offline")
    {
        ProcessStartInfo start = PublishesEach ? new(ProgramIn(sample, $"Orchestration.Samples.{sample}")) : new(ProgramIn("", Host), [sample]);
        start.Environment["ORCHESTRATION_PROVIDER"] = provider;
        start.Environment["ANTHROPIC_API_KEY"] = "key";
        return Command.RunAsync(start);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string ProgramIn(string subfolder, string name) => Path.Combine(folder, "out", subfolder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private async Task<CommandResult> PublishAllAsync()
    {
        await WriteAsync($"{Host}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <PublishAot>true</PublishAot>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                {Lines(["Shared", .. SamplePrograms.Names], sample => $"""<Reference Include="{Path.Combine(AppContext.BaseDirectory, $"Orchestration.Samples.{sample}.dll")}" />""")}
              </ItemGroup>
            </Project>
            """);
        await WriteAsync("Program.cs", $$"""
            System.Func<string[], System.Threading.Tasks.Task<int>> sample = args[0] switch
            {
                {{Lines(SamplePrograms.Names, sample => $"\"{sample}\" => Orchestration.Samples.{sample}.Program.Main,")}}
                _ => throw new System.ArgumentException(args[0]),
            };
            return await sample(args[1..]);
            """);
        return await PublishAsync(Host + ".csproj", "-p:PublishDir=" + Path.Combine(folder, "out"));
    }

    private async Task<CommandResult> PublishEachAsync()
    {
        await WriteAsync("Each.proj", $"""
            <Project>
              <ItemGroup>
                {Lines(SamplePrograms.Names, sample => $"""<Sample Include="{Path.Combine(SamplePrograms.FolderOf(sample), sample + ".csproj")}" />""")}
              </ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Sample)" Targets="Restore" /></Target>
              <Target Name="Publish"><MSBuild Projects="@(Sample)" Targets="Publish" BuildInParallel="true" Properties="PublishDir={Path.Combine(folder, "out", "%(Filename)")}" /></Target>
            </Project>
            """);

        // The analyzers have had their say when the tests were built.
        return await PublishAsync("Each.proj", "-m", "-c", "Release", "-p:RunAnalyzers=false", "--artifacts-path", Path.Combine(folder, "artifacts"));
    }

    private Task<CommandResult> PublishAsync(params string[] arguments) =>
        Dotnet.RunAsync(folder, Inherited, ["publish", .. arguments, "-r", RuntimeInformation.RuntimeIdentifier, "-v", "quiet", "-tl:off"]);

    private Task WriteAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(folder, file), text);

    private static string Lines(IEnumerable<string> samples, Func<string, string> line) => string.Join("\n    ", samples.Select(line));
}
