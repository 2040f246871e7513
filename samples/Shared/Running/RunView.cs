using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Orchestration.Samples.Running;

/// <summary>
/// Shows a run's steps as they happen: as a table that changes in a terminal, as a line for each step where the output goes to a file
/// or a pipe.
/// </summary>
internal sealed class RunView(IAnsiConsole console)
{
    private readonly RunProgress progress = new();

    /// <summary>Follows the run to its end.</summary>
    /// <returns>How it ended; null where the events do not say.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Task<RunFinished<T>?> FollowAsync<T>(IAsyncEnumerable<RunEvent> run) => console.Profile.Capabilities.Interactive
        ? console.Live(Table()).StartAsync(live => FollowAsync<T>(run, () => live.UpdateTarget(Table())))
        : FollowAsync<T>(run, WriteLine);

    private async Task<RunFinished<T>?> FollowAsync<T>(IAsyncEnumerable<RunEvent> run, Action show)
    {
        RunFinished<T>? end = null;
        await foreach (RunEvent happened in run.ConfigureAwait(false))
        {
            progress.Apply(happened);
            end = happened as RunFinished<T>;
            show();
        }

        return end;
    }

    private void WriteLine()
    {
        if (progress.Latest is { Succeeded: not null } step)
        {
            console.Profile.Out.Writer.WriteLine($"{Mark(step)} {step.Path} {step.State}{Spent(step)}{(step.Succeeded == true || step.Note.Length == 0 ? "" : ": " + step.Note)}");
        }
    }

    private Table Table()
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("", "Step", "State", "Spent", "");
        table.Title = progress.Stage.Length == 0 ? null : new TableTitle(Markup.Escape(progress.Stage));
        foreach (StepLine step in progress.Steps)
        {
            table.AddRow(new[] { Mark(step), step.Path, step.State, Spent(step).TrimStart(' ', '·'), step.Note }
                .Select(cell => (IRenderable)new Text(cell, StyleOf(step))));
        }

        return table;
    }

    private static string Mark(StepLine step) => step.Succeeded switch { true => "✓", false => "✗", null => "…" };

    private static Style StyleOf(StepLine step) => step.Succeeded switch
    {
        true => new Style(Color.Green),
        false => new Style(Color.Red),
        null => new Style(Color.Yellow),
    };

    private static string Spent(StepLine step) => (step.Usage.Calls, step.Duration) switch
    {
        (0, _) or (_, null) => "",
        (long calls, { } duration) => string.Create(
            CultureInfo.InvariantCulture,
            $" · {calls} {(calls == 1 ? "call" : "calls")} · {step.Usage.TotalTokens} tokens · {duration.TotalSeconds:0.0} s"),
    };
}
