namespace Orchestration;

/// <summary>A person is asked: a question, or to approve a result or an effect.</summary>
/// <param name="Request">What is asked.</param>
public sealed record HumanAsked(HumanRequest Request) : RunEvent;

/// <summary>A person has responded.</summary>
/// <param name="Decision">What the person decided.</param>
public sealed record HumanResponded(HumanDecision Decision) : RunEvent;
