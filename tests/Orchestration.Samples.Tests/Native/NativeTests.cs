using System.Text.RegularExpressions;
using Orchestration.Package.Tests;
using Orchestration.Samples.Running;

namespace Orchestration.Samples.Tests.Native;

/// <summary>Each sample compiled ahead of time: without a warning, and with the same output.</summary>
public sealed partial class NativeTests(NativeSamples samples, ITestOutputHelper log) : IClassFixture<NativeSamples>
{
    public static TheoryData<string> Samples => [.. SamplePrograms.Names];

    [Theory, MemberData(nameof(Samples))]
    public void It_is_published_natively(string sample) =>
        Assert.Contains("<PublishAot>true</PublishAot>", File.ReadAllText(Path.Combine(SamplePrograms.FolderOf(sample), sample + ".csproj")), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Samples))]
    public async Task It_runs_natively_as_it_runs_otherwise(string sample)
    {
        SkipWithoutToolChain();
        samples.Published.MustSucceed();
        using var console = new SampleConsole { Input = "" };

        CommandResult native = await samples.RunAsync(sample);

        Assert.Equal(ExitCode.Completed, native.ExitCode);
        Assert.Equal(ExitCode.Completed, await console.RunAsync(SamplePrograms.Of(sample)));
        Assert.Equal(WithoutTimes(console.Output), WithoutTimes(native.Output));
    }

    [Fact]
    public async Task Of_a_library_that_works_by_reflection_there_is_nothing_and_it_says_so()
    {
        SkipWithoutToolChain();
        samples.Published.MustSucceed();

        CommandResult native = await samples.RunAsync("Translation", provider: "anthropic");

        Assert.Equal(ExitCode.BadUsage, native.ExitCode);
        Assert.Contains("Anthropic's library does not work in a native program.", native.Output, StringComparison.Ordinal);
    }

    private void SkipWithoutToolChain()
    {
        if (samples.Missing is { } missing)
        {
            log.WriteLine(missing);
            Assert.Skip(missing);
        }
    }

    /// <summary>The steps come as they end, which is another order for those side by side; how long they took differs too.</summary>
    private static IEnumerable<string> WithoutTimes(string output) => Seconds.Replace(output.ReplaceLineEndings("\n").Trim(), "")
        .Split('\n')
        .Index()
        .OrderBy(line => line.Item is ['✓' or '✗', ..] ? line.Item : "", StringComparer.Ordinal)
        .ThenBy(line => line.Index)
        .Select(line => line.Item);

    [GeneratedRegex(@"[0-9]+\.[0-9] s\b")]
    private static partial Regex Seconds { get; }
}
