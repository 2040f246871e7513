namespace Orchestration;

/// <summary>What a run asks of a person.</summary>
/// <param name="Question">The question, in words for that person.</param>
/// <param name="StepPath">The step that waits for the answer, from the outermost run: <c>Polish/Approve</c>.</param>
public sealed record HumanRequest(string Question, string StepPath);
