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

    /// <summary>What a refusing verdict says.</summary>
    public static string Refusal(StepModel judge, string verdict) =>
        judge.Accept?.Kind == AcceptKind.Bool ? Code.Literal($"'{judge.Name}' did not accept it.") : Words(judge.Accept, verdict);

    /// <summary>What a verdict says, whether it accepts or not; a bool that accepts says nothing.</summary>
    public static string Feedback(StepModel judge, string verdict) =>
        judge.Accept?.Kind == AcceptKind.Bool ? $"{verdict} ? \"\" : {Refusal(judge, verdict)}" : Words(judge.Accept, verdict);

    private static string Words(AcceptModel? accept, string verdict) => accept switch
    {
        { Kind: AcceptKind.Verdict } => verdict + ".Feedback",
        { Feedback: { } feedback } => verdict + ".Feedback" + (feedback.IsNullable ? " ?? \"\"" : ""),
        _ => $"$\"{{{verdict}}}\"",
    };
}
