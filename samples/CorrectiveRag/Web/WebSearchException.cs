namespace Orchestration.Samples.CorrectiveRag.Web;

/// <summary>The web could not be searched.</summary>
/// <param name="cause">Why.</param>
public sealed class WebSearchException(Exception cause) : Exception("The web could not be searched.", cause);
