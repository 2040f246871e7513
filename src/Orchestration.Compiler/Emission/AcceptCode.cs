using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>Asks a verdict, of whatever type it is, what it says.</summary>
internal static class AcceptCode
{
    /// <summary>The condition under which a judging step's verdict accepts.</summary>
    public static string Accepts(AcceptModel? accept, string verdict) => accept?.Kind switch
    {
        AcceptKind.Verdict => verdict + ".Accepted",
        AcceptKind.Property => $"{verdict}.{accept.Member}",
        AcceptKind.Method => $"{verdict}.{accept.Member}()",
        AcceptKind.Predicate => $"{accept.Member}({verdict})",
        _ => verdict,
    };

    /// <summary>Its score as a number that may be missing, or null where it carries none.</summary>
    public static string? Score(AcceptModel? accept, string verdict) =>
        accept is not { HasScore: true } ? null : $"{(accept.Kind == AcceptKind.Verdict ? "" : "(double?)")}{verdict}.Score";
}
