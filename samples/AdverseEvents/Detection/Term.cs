namespace Orchestration.Samples.AdverseEvents.Detection;

/// <summary>Names of drugs, events and measurements, as they are compared.</summary>
internal static class Term
{
    /// <summary>A name in lower case, with single spaces.</summary>
    public static string Of(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    /// <summary>Whether two names are the same.</summary>
    public static bool AreSame(string one, string other) => Of(one) == Of(other);
}
