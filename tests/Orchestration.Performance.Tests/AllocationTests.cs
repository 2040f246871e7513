using System.Diagnostics;
using System.Reflection;
using Orchestration.Benchmarks;

namespace Orchestration.Performance.Tests;

/// <summary>
/// What a run of each pattern allocates beside the same by hand, with a client that answers at once. Times differ from run to run; bytes do not.
/// </summary>
public class AllocationTests
{
    /// <summary>
    /// Bytes of a run more than by hand, as they were when somebody last looked. Where a change means to allocate more, write the new figure here and say in the commit what it buys; where it
    /// allocates less, write that, so that it stays.
    /// </summary>
    private static readonly Dictionary<string, int> Recorded = new()
    {
        ["TextChain"] = 0,
        ["TypedStep"] = -64,
        ["Critic"] = -192,
        ["Parallel"] = -256,
        ["Route"] = -192,
        ["Map"] = 2_400,
        ["Agent"] = 600,
    };

    public static TheoryData<string> Patterns => [.. Cases.All(yields: false).Select(one => one.Name)];

    [Theory]
    [InlineData(typeof(Run))]
    [InlineData(typeof(AllocationTests))]
    public void WhatIsMeasuredIsOptimized(Type type)
    {
        DebuggableAttribute? debuggable = type.Assembly.GetCustomAttribute<DebuggableAttribute>();

        Assert.False(debuggable is { IsJITOptimizerDisabled: true }, $"{type.Assembly.GetName().Name} is not optimized. The project file of these tests asks for that in every configuration.");
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task ARunAllocatesNoMoreThanIsRecorded(string pattern)
    {
        Case one = Cases.All(yields: false).Single(one => one.Name == pattern);

        int more = (int)(await LeastBytesAsync(one.Generated) - await LeastBytesAsync(one.ByHand));

        Assert.True(Recorded.TryGetValue(pattern, out int recorded), $"Nothing is recorded for {pattern}; a run allocates {more} bytes more than by hand.");
        Assert.True(recorded <= one.MoreBytes, $"{recorded} bytes are recorded for {pattern}, but a run may allocate only {one.MoreBytes} more than by hand: 64 a step and 256 a run.");
        Assert.True(
            more <= recorded + Tolerance(one),
            $"A run of {pattern} allocates {more} bytes more than by hand; {recorded} are recorded. Find what grew: compare the generated file and the runtime with those before, "
            + $"or profile `dotnet run -c Release --project benchmarks/Orchestration.Benchmarks -- --quick {pattern}`. Where it is meant, write {more} in {nameof(AllocationTests)}.{nameof(Recorded)}, "
            + $"at most {one.MoreBytes}, and say what it buys.");
    }

    /// <summary>How a map's workers meet differs a little from run to run; what runs on one thread does not.</summary>
    private static int Tolerance(Case one) => 8 + one.Steps;

    /// <summary>The least of several batches: what else happens in the process only ever adds.</summary>
    private static async Task<double> LeastBytesAsync(Func<Task> run)
    {
        await run();
        await run();
        double least = double.MaxValue;
        for (int batch = 0; batch < 20; batch++)
        {
            least = Math.Min(least, await Measure.BytesAsync(run, runs: 20));
        }

        return least;
    }
}
