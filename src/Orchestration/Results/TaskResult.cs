namespace Orchestration;

/// <summary>A task of an orchestrator's plan, and what its worker made of it.</summary>
/// <param name="Task">The task as planned.</param>
/// <param name="Result">What the worker returned; under <see cref="FailurePolicy.KeepOthers"/>, an <see cref="Attempt{T}"/> at it.</param>
public readonly record struct TaskResult<TTask, TResult>(TTask Task, TResult Result);
