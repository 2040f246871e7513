namespace Orchestration.Samples.LlmRouter;

/// <summary>Which model answers.</summary>
public enum Tier
{
    /// <summary>The cheap one.</summary>
    Weak,

    /// <summary>The good one.</summary>
    Strong,
}
