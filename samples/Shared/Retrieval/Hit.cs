namespace Orchestration.Samples.Retrieval;

/// <summary>A passage that was found.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">How well it fits the query, above 0; comparable only among the hits of one query.</param>
public sealed record Hit(Passage Passage, double Score);
