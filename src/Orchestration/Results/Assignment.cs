using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Orchestration;

/// <summary>
/// What a supervisor hands out next. In its JSON schema the instruction comes first, so that a model thinks of the work before the worker. The
/// worker is always written, be it null: a reply without one is unreadable, and never taken for the end.
/// </summary>
/// <typeparam name="TWorker">An enum of the workers there are.</typeparam>
/// <param name="Worker">Who does it, or <see langword="null"/> when all is done.</param>
/// <param name="Instruction">What is to be done; when all is done, why that is so.</param>
public sealed record Assignment<TWorker>(
    [property: JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.Never), Description("Who does it; null when everything is done.")] TWorker? Worker,
    [property: JsonPropertyOrder(0), Description("What is to be done next, or why everything is done.")] string Instruction)
    where TWorker : struct, Enum
{
    /// <summary>An assignment that says that all is done.</summary>
    /// <param name="reason">Why.</param>
    public static Assignment<TWorker> Done(string reason = "") => new(null, reason);
}

/// <summary>One turn of a supervisor: what was handed out, what came back, and what was said of it.</summary>
/// <param name="Number">The turn, from 1.</param>
/// <param name="Worker">Who did it.</param>
/// <param name="Instruction">What was to be done.</param>
/// <param name="Work">What came back, after the last rework.</param>
/// <param name="Accepted">Whether the review accepted it; true where there is no review.</param>
/// <param name="Feedback">What the review said; empty where there is none.</param>
public readonly record struct Turn<TWorker, TWork>(int Number, TWorker Worker, string Instruction, TWork Work, bool Accepted, string Feedback);
