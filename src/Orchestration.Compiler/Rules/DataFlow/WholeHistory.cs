using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.DataFlow;

/// <summary>ORC4007: a prompt shows everything that happened in a long loop.</summary>
internal sealed class WholeHistory : ModelRule
{
    public const string Id = "ORC4007";

    /// <summary>The property with a bound for the history.</summary>
    public const string Suggested = nameof(Suggested);

    public const string MaxHistory = nameof(MaxHistory);

    private const string Suggestion = "3";

    private static readonly HashSet<string> Histories = new(StringComparer.Ordinal) { "history", "transcript" };

    private static readonly HashSet<string> Rounds = new(StringComparer.Ordinal) { "MaxRounds", "MaxTurns" };

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A prompt grows with every round");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        from limit in (pipeline.Pattern?.Limits ?? []).Where(limit => limit.Member is null && Rounds.Contains(limit.Name) && limit.Value > catalog.Settings.MaxHistoryRounds.Value).Take(1)
        where pipeline.Pattern!.Limits.Any(bound => bound is { Name: MaxHistory, Value: null })
        from step in pipeline.Steps
        where step.Model is not null && pipeline.Pattern!.Repeated.Contains(step.Method)
        from parameter in step.Inputs
        where parameter is { IsReached: true, Source: ValueSource.Special { Name: var special } } && Histories.Contains(special)
        select Found(
            Anchor.Parameter(step.Method, parameter.Name),
            $"'{step.Method}' shows the model everything of up to {limit.Value!.Value.ToString(CultureInfo.InvariantCulture)} rounds, more of it each time, and what matters drowns in it; "
            + $"set {MaxHistory}, {Suggestion} for example, to show the latest ones.{catalog.Settings.MaxHistoryRounds.Note}") with
        {
            Related = [Anchor.Attribute(null, pipeline.PatternName)],
            Properties = [(Suggested, Suggestion)],
        };
}
