namespace Orchestration.Testing;

/// <summary>A fault that a <see cref="FaultyChatClient"/> injected.</summary>
/// <param name="Request">The call it befell.</param>
/// <param name="Fault">What happened to it.</param>
/// <param name="Attempt">How often this very request was made before: 0 at first, 1 for its first repeat.</param>
public sealed record InjectedFault(ChatRequest Request, Fault Fault, int Attempt);
