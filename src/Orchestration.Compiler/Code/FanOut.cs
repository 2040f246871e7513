using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Code;

/// <summary>Something that is started for each element of a sequence before the first of them is awaited.</summary>
/// <param name="Wait">The call that awaits them all.</param>
/// <param name="Started">What is started: a lambda, a method's name, or the call that a loop makes.</param>
/// <param name="Sequence">The sequence; null for a loop.</param>
/// <param name="Loops">The loops, from the inside to the outside; none for a sequence.</param>
internal sealed record FanOut(IOperation Wait, IOperation Started, IOperation? Sequence, IReadOnlyList<IOperation> Loops);
