namespace Orchestration;

/// <summary>What a debater said in one round.</summary>
/// <param name="Speaker">The debater's name; of several of one kind, with its number: <c>Expert[2]</c>.</param>
/// <param name="Round">The round, from 1.</param>
/// <param name="Value">What was said.</param>
public readonly record struct Statement<T>(string Speaker, int Round, T Value);
