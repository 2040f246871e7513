namespace Orchestration;

/// <summary>What the other branches do when one fails.</summary>
public enum FailurePolicy
{
    /// <summary>The first failure cancels the others; when all of them have ended, it surfaces as it was thrown.</summary>
    CancelOthers = 0,

    /// <summary>
    /// The others go on, and every result is an <see cref="Attempt{T}"/>. Cancellation, a spent budget and a question to a person still end the
    /// run.
    /// </summary>
    KeepOthers = 1,
}
