namespace Orchestration.Samples.Models;

/// <summary>The environment variables say something that cannot be; the message says what to do.</summary>
/// <param name="message">The message.</param>
public sealed class ConfigurationException(string message) : Exception(message);
