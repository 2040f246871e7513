namespace Orchestration.Compiler.Tests.Robustness;

/// <summary>A source that somebody might have in the editor for a moment.</summary>
/// <param name="Origin">What it was made from, and how.</param>
/// <param name="Text">The source.</param>
public sealed record Mutant(string Origin, string Text);
