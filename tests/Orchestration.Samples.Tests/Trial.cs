using Orchestration.Testing;

namespace Orchestration.Samples.Tests;

/// <summary>A run of a pipeline on scripted models, its clients in any order.</summary>
internal sealed record Trial<T>(Task<T> Run, params ScriptedChatClient[] Clients)
{
    /// <summary>The model calls made so far.</summary>
    public int Calls => Clients.Sum(client => client.CallCount);

    /// <summary>What each model read, sorted, since steps that run at once call in any order.</summary>
    public IReadOnlyList<string[]> Prompts => [.. Clients.Select(client => client.Calls.Select(call => call.Prompt).Order(StringComparer.Ordinal).ToArray())];
}

internal static class Trial
{
    /// <summary>What tells two runs that end alike apart: ids, and exceptions within others, which have ids too (what they say is in the outer one's message).</summary>
    private static readonly string[] IdsOfRuns = ["Exception.RunId", "Exception.StackTrace", "Exception.InnerException", "Exception.Failures", "Request.RunId", "Request.Id"];

    /// <summary>Runs a pipeline twice, each time on a script of its own, and asserts that both runs stay within the bound, ask the same and end alike.</summary>
    /// <param name="maxCalls">The bound, which is the pipeline's <c>MaxCalls</c>.</param>
    /// <param name="start">Scripts the models and starts a run.</param>
    /// <returns>How the runs ended.</returns>
    public static async Task<T> TwiceAsync<T>(long maxCalls, Func<Trial<T>> start)
    {
        (T first, Trial<T> one) = await EndOfAsync(start(), maxCalls);
        (T second, Trial<T> other) = await EndOfAsync(start(), maxCalls);

        Assert.Equal(first?.GetType(), second?.GetType());
        Assert.EquivalentWithExclusions(first, second, strict: true, IdsOfRuns);
        Assert.Equal(one.Prompts, other.Prompts);
        return first;
    }

    private static async Task<(T End, Trial<T> Trial)> EndOfAsync<T>(Trial<T> trial, long maxCalls)
    {
        T end = await trial.Run;
        Assert.InRange(trial.Calls, 0, maxCalls);
        return (end, trial);
    }
}
