namespace Orchestration;

/// <summary>Something that happened in a step. Its path says where; so do these, as numbers.</summary>
public abstract record StepEvent : RunEvent
{
    /// <summary>The index, from 0, of the item, branch or ballot that the step works on, or <see langword="null"/> where the pattern has none.</summary>
    public int? Item => Where.OfStep is { Item: > 0 and var item } ? item - 1 : null;

    /// <summary>The round or turn of the pattern's loop, from 1, or <see langword="null"/> outside one.</summary>
    public int? Round => Where.OfStep is { Round: > 0 and var round } ? round : null;

    /// <summary>How many times a verifier has sent the step back before: 0 the first time.</summary>
    public int Rework => Where.OfStep.Attempt;

    internal StepWhere Where { get; init; }
}

/// <summary>A step began.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Kind">What the step is.</param>
/// <param name="ContractHash">A hash of what the step promises: prompt, client, result type.</param>
public sealed record StepStarted(string Step, StepKind Kind, string ContractHash) : StepEvent
{
    /// <summary>
    /// The SHA-256 of the step's input in lower-case hexadecimal digits, computed when it is first asked for.
    /// </summary>
    /// <exception cref="NotSupportedException">A part of the input has no JSON form.</exception>
    public string InputHash => Input?.Value ?? "";

    internal StepInputHash? Input { get; init; }
}

/// <summary>A piece of a model's text, as it comes. Only in a stream, and only of steps that return text.</summary>
/// <param name="Text">The piece, never empty.</param>
public sealed record TextDelta(string Text) : StepEvent;

/// <summary>A step gave its result.</summary>
/// <param name="Usage">What the step spent, its retries, repairs and nested pipelines included.</param>
/// <param name="Duration">How long it took, waits included.</param>
public sealed record StepCompleted(RunUsage Usage, TimeSpan Duration) : StepEvent;

/// <summary>
/// A step failed for good. Text that came from it is to be discarded. A fallback may follow; otherwise the run ends.
/// </summary>
/// <param name="Exception">What it threw.</param>
/// <param name="Usage">What the step spent.</param>
/// <param name="Duration">How long it took, waits included.</param>
public sealed record StepFailed(Exception Exception, RunUsage Usage, TimeSpan Duration) : StepEvent;

/// <summary>A step failed and is tried again after a wait. Text that came from it is to be discarded: it comes anew.</summary>
/// <param name="Attempt">The attempt that follows, from 2.</param>
/// <param name="Exception">What the last attempt threw.</param>
/// <param name="Delay">How long the run waits.</param>
public sealed record StepRetrying(int Attempt, Exception Exception, TimeSpan Delay) : StepEvent;

/// <summary>A model's reply could not be read and is asked for again.</summary>
/// <param name="Reason">What is wrong with it.</param>
public sealed record ReplyRepairing(string Reason) : StepEvent;

/// <summary>
/// A model called a tool in a way that no tool could run: one that is not there, with arguments that cannot be read, or once too often. The model was
/// told the reason.
/// </summary>
/// <param name="Tool">The tool's name as the model wrote it.</param>
/// <param name="Reason">What is wrong with the call.</param>
public sealed record ToolCallRefused(string Tool, string Reason) : RunEvent;
