using System.ComponentModel;

namespace Orchestration.Samples.ClinicalOrchestrator.Conference;

/// <summary>What one specialist found.</summary>
/// <param name="Findings">The findings; none where nothing of the case concerns the field.</param>
public sealed record Opinion(
    [property: Description("What you found, the most important first; at most 3 findings, none where nothing of the case concerns your field.")] IReadOnlyList<Finding> Findings);

/// <summary>One finding with what it rests on.</summary>
/// <param name="Evidence">Quotations of the case; first, so that a model looks before it says.</param>
/// <param name="Claim">What follows from them.</param>
public sealed record Finding(
    [property: Description("The lines of the case that the finding rests on, copied word for word; at least 1.")] IReadOnlyList<string> Evidence,
    [property: Description("What follows from these lines, in one sentence.")] string Claim);
