namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>What the names and texts of a program say of the values that they stand for.</summary>
internal static class Meanings
{
    private static readonly string[] Failures =
    [
        "fail", "error", "problem", "unknown", "unavailable", "unable", "could not", "couldn't", "cannot", "can't", "sorry", "n/a", "reject", "refus", "invalid", "unreadable", "unparse", "malformed", "undecided", "unclear",
        "inconclusive", "indeterminate", "undetermined", "unclassified", "ambiguous", "review", "escalat", "retry", "again", "missing", "notfound", "not found", "denied", "deny", "block", "abort", "human", "manual", "none", "other", "abstain",
        "skip", "timeout", "timed out", "went wrong", "noanswer", "no answer", "not available", "notrun", "cancel", "exhausted", "fault", "unhealthy", "degraded", "badrequest", "statuscode",
    ];

    /// <summary>Those of them that a type is named after; a type named Review is no refusal.</summary>
    private static readonly string[] FailedTypes = ["Fail", "Error", "Problem", "Unknown", "Unavailable", "Invalid", "Reject", "Missing", "Denied", "Unreadable"];

    private static readonly string[] Passes = ["pass", "approve", "accept", "allow", "ok", "safe", "valid", "yes", "success", "succeed", "true", "correct", "clean", "compliant", "lgtm", "good"];

    private static readonly string[] Alarms =
    [
        "unsafe", "toxic", "harm", "spam", "suspicious", "flag", "block", "reject", "escalat", "need", "require", "fail", "inject", "violat", "risk", "invalid", "review", "pii", "malicious", "phish", "abus", "sensitive", "hate", "fraud",
        "error", "retry", "throw", "threw", "caught", "duplicate", "deny", "denied", "jailbreak", "offensive", "hallucinat", "leak", "secret", "missing", "unsupported", "contradict",
    ];

    /// <summary>Whether a name or text says that something did not succeed, or is left to somebody else.</summary>
    public static bool AreOfFailure(string words) => Failures.Any(word => words.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether a type's name says it.</summary>
    public static bool AreOfFailedType(string type) => FailedTypes.Any(word => type.IndexOf(word, StringComparison.Ordinal) >= 0);

    /// <summary>Whether a name or text begins by saying that all is well.</summary>
    public static bool AreOfPass(string words) => Passes.Any(word => Begins(words.TrimStart(), word));

    /// <summary>Whether a yes to a name is a reason to stop: "needs review", "is toxic".</summary>
    public static bool AreOfAlarm(string words) => Alarms.Any(word => words.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>"Passed" begins with "pass", and "passenger" does not.</summary>
    private static bool Begins(string words, string word)
    {
        if (!words.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        string rest = words.Substring(word.Length);
        return new[] { "ed", "d", "es" }.Any(ending => rest.StartsWith(ending, StringComparison.Ordinal) && IsOver(rest, ending.Length)) || IsOver(rest, 0);
    }

    private static bool IsOver(string rest, int at) => rest.Length == at || !char.IsLower(rest[at]);
}
