namespace Orchestration;

/// <summary>What a step is.</summary>
public enum StepKind
{
    /// <summary>A model answers a prompt.</summary>
    Model = 0,

    /// <summary>A method of the pipeline's class.</summary>
    Code = 1,

    /// <summary>Another pipeline.</summary>
    Pipeline = 2,

    /// <summary>A person answers, or approves.</summary>
    Human = 3,
}
