using System.ComponentModel;

namespace Orchestration;

/// <summary>What a pipeline is, once per class. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PipelineDefinition
{
    /// <summary>Describes a pipeline.</summary>
    /// <param name="name">The class, with its namespace.</param>
    /// <param name="pattern">The pattern, in lower case.</param>
    public PipelineDefinition(string name, string pattern)
    {
        Name = name;
        Pattern = pattern;
        Root = PathNode.Root(this);
    }

    /// <summary>The class, with its namespace.</summary>
    public string Name { get; }

    /// <summary>The pattern, in lower case.</summary>
    public string Pattern { get; }

    /// <summary>The most model calls of one run, or <see langword="null"/> where there is no bound.</summary>
    public long? MaxCalls { get; init; }

    /// <summary>The longest row of calls that wait for one another, or <see langword="null"/> where there is no bound.</summary>
    public long? Depth { get; init; }

    /// <summary>A hash of the pipeline's steps, types and control flow.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>How inputs are written as JSON.</summary>
    public PipelineJson Json { get; init; } = PipelineJson.BuiltIn;

    /// <summary>The declared budget, or <see langword="null"/>.</summary>
    public RunBudget? Budget { get; init; }

    /// <summary>Whether steps of it have budgets of their own, so that what a run spends is counted.</summary>
    public bool HasStepBudgets { get; init; }

    internal bool IsCounted => Budget is not null || HasStepBudgets;

    internal PathNode Root { get; }
}
