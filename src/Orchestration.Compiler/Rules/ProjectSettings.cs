using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Orchestration.Compiler.Rules;

/// <summary>The numbers that a project sets for the rules, in its <c>.editorconfig</c> or a <c>.globalconfig</c>.</summary>
internal sealed class ProjectSettings(AnalyzerConfigOptions options)
{
    /// <summary>The most model calls that a run may need without a budget.</summary>
    public Setting MaxCalls => Read("orchestration_max_calls", usual: 200);

    /// <summary>The most model calls of one step that its repeats may multiply to.</summary>
    public Setting MaxRepeats => Read("orchestration_max_repeats", usual: 10);

    /// <summary>The most rounds whose history may go whole into a prompt.</summary>
    public Setting MaxHistoryRounds => Read("orchestration_max_history_rounds", usual: 5);

    /// <summary>The most patterns that may stand in one another.</summary>
    public Setting MaxNesting => Read("orchestration_max_nesting", usual: 4);

    private Setting Read(string name, long usual) =>
        !options.TryGetValue(name, out string? written) ? new(name, usual, null)
        : long.TryParse(written, NumberStyles.Integer, CultureInfo.InvariantCulture, out long set) && set > 0 ? new(name, set, null)
        : new(name, usual, written);
}

/// <summary>A number that a project may set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The number that holds.</param>
/// <param name="Unreadable">What is written in its place and is no such number; the usual one holds then.</param>
internal sealed record Setting(string Name, long Value, string? Unreadable)
{
    /// <summary>The number as text.</summary>
    public string Text => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sentence after a finding, where the project meant to set another number than the one that the finding goes by; else nothing.</summary>
    public string Note => Unreadable is null ? "" : $" ({Name} is '{Unreadable}', which is no whole number above 0, so {Text} holds.)";
}
