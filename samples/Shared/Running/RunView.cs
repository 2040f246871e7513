using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Orchestration.Samples.Running;

/// <summary>
/// Shows a run's steps as they happen: as a table that changes in a terminal, as a line for each step where the output goes to a file
/// or a pipe.
/// </summary>
/// <param name="console">Where it is shown.</param>
/// <param name="person">Who is asked what the run asks; null where nobody is there.</param>
internal sealed class RunView(IAnsiConsole console, PersonAtConsole? person)
{
    // A table that changes has to fit on the screen. A step may need two lines; frame, title and head take lines as well.
    private const int OtherLines = 8;
    private const int LinesOfStep = 2;
    private const int FewestSteps = 5;

    private readonly RunProgress progress = new();

    /// <summary>Follows the run to its end.</summary>
    /// <returns>How it ended; null where the events do not say.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<RunFinished<T>?> FollowAsync<T>(IAsyncEnumerable<RunEvent> run)
    {
        IAsyncEnumerator<RunEvent> events = run.GetAsyncEnumerator();
        await using (events.ConfigureAwait(false))
        {
            while (await ShowAsync(events).ConfigureAwait(false) is { } last)
            {
                if (last is not HumanAsked)
                {
                    return last as RunFinished<T>;
                }

                await person!.RespondAsync().ConfigureAwait(false);
            }
        }

        return null;
    }

    private Task<RunEvent?> ShowAsync(IAsyncEnumerator<RunEvent> events) => console.Profile.Capabilities.Interactive
        ? console.Live(Table()).StartAsync(live => ReadAsync(events, () => live.UpdateTarget(Table())))
        : ReadAsync(events, WriteLine);

    /// <summary>Shows events until the run is over or asks a person, who types below what was shown so far.</summary>
    /// <returns>The last event; null where there is none.</returns>
    private async Task<RunEvent?> ReadAsync(IAsyncEnumerator<RunEvent> events, Action show)
    {
        RunEvent? last = null;
        while (await events.MoveNextAsync().ConfigureAwait(false))
        {
            last = events.Current;
            progress.Apply(last);
            show();
            if (last is HumanAsked && person is not null)
            {
                break;
            }
        }

        return last;
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
        int hidden = Math.Max(0, progress.Steps.Count - Math.Max(FewestSteps, (console.Profile.Height - OtherLines) / LinesOfStep));
        if (hidden > 0)
        {
            table.AddRow("", $"… {hidden} earlier");
        }

        foreach (StepLine step in progress.Steps.Skip(hidden))
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
