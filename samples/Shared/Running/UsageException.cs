namespace Orchestration.Samples.Running;

/// <summary>The command line or the input cannot be used; the message says how to do it.</summary>
/// <param name="message">The message.</param>
public sealed class UsageException(string message) : Exception(message);
