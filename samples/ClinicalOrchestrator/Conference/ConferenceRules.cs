using Orchestration.Samples.Data;

namespace Orchestration.Samples.ClinicalOrchestrator.Conference;

/// <summary>What code can tell of what the models say.</summary>
public static class ConferenceRules
{
    /// <summary>The most specialists whom one plan asks.</summary>
    public const int MaxTasks = 4;

    /// <summary>A plan asks few, and says what.</summary>
    public static Verdict OfPlan(IReadOnlyList<Inquiry> plan) =>
        plan.Count > MaxTasks ? Verdict.Reject($"There are {plan.Count} questions; ask at most {MaxTasks}, the most important.")
        : plan.Any(inquiry => string.IsNullOrWhiteSpace(inquiry.Question)) ? Verdict.Reject("A question is empty; say what the specialist is to find out.")
        : Verdict.Accept();

    /// <summary>Every finding quotes the case.</summary>
    public static Verdict OfOpinion(Opinion opinion, string patientCase)
    {
        if (opinion.Findings.FirstOrDefault(finding => finding.Evidence.Count == 0) is { } bare)
        {
            return Verdict.Reject($"The finding \"{bare.Claim}\" quotes nothing; copy the lines of the case that it rests on.");
        }

        return opinion.Findings.SelectMany(finding => finding.Evidence).FirstOrDefault(line => !Quotation.IsIn(patientCase, line)) is { } strange
            ? Verdict.Reject($"The case does not hold \"{strange}\"; copy its lines word for word.")
            : Verdict.Accept();
    }
}
