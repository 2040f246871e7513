using System.Globalization;

namespace Orchestration.Samples.Running;

/// <summary>Writes how a run ended and what it spent, unwrapped and uncoloured, so that it can be piped on.</summary>
internal sealed class EndView(TextWriter output)
{
    /// <summary>Shows the end.</summary>
    /// <returns>The exit code for it.</returns>
    public int Show<T>(RunFinished<T> end, long maxCalls, Func<T, string> text)
    {
        int exitCode = end.Outcome.Match(
            completed => Completed(text(completed.Value)),
            exhausted => Otherwise(
                $"Nothing was accepted in {exhausted.Rounds} {(exhausted.Rounds == 1 ? "round" : "rounds")}. The best so far:",
                exhausted.Best is { } best ? text(best) : "(nothing)"),
            rejected => Otherwise($"{rejected.Step} refused:", rejected.Verdict.Feedback),
            needsHuman => Otherwise("A person has to decide:", PlainText.Of(needsHuman.Request)),
            failed => Otherwise("The run failed:", PlainText.Of(failed.Exception)));
        output.WriteLine(Spent(end, maxCalls));
        return exitCode;
    }

    private int Completed(string text)
    {
        output.WriteLine();
        output.WriteLine(PlainText.Of(text));
        output.WriteLine();
        return ExitCode.Completed;
    }

    private int Otherwise(string what, string text)
    {
        output.WriteLine();
        output.WriteLine(what);
        output.WriteLine(PlainText.Of(text));
        output.WriteLine();
        return ExitCode.EndedOtherwise;
    }

    private static string Spent<T>(RunFinished<T> end, long maxCalls) => string.Create(
        CultureInfo.InvariantCulture,
        $"{end.Usage.Calls} of at most {maxCalls} model calls, {end.Usage.InputTokens} tokens read, {end.Usage.OutputTokens} written, {end.Duration.TotalSeconds:0.0} s");
}
