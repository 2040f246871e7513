using System.ComponentModel;
using System.Text.Json.Serialization;
using Orchestration.Samples.ClinicalOrchestrator.Cases;

namespace Orchestration.Samples.ClinicalOrchestrator.Conference;

/// <summary>The specialists who can be asked.</summary>
public enum Specialty
{
    /// <summary>How medicines act on one another.</summary>
    [Description("Interactions: how medicines act on one another, bleeding, anticoagulants, doubled effects")]
    Interactions,

    /// <summary>Doses and kidneys.</summary>
    [Description("Kidney: eGFR, creatinine, doses that the kidney function does not bear")]
    Renal,

    /// <summary>Falls and their causes.</summary>
    [Description("Falls: fell, dizzy, unsteady, blood pressure on standing")]
    Falls,

    /// <summary>Clarity of mind.</summary>
    [Description("Cognition: confused, drowsy, memory, medicines that dull the mind")]
    Cognition,

    /// <summary>Heart rate and rhythm.</summary>
    [Description("Heart: pulse, rhythm, potassium, digoxin, heart failure")]
    Heart,

    /// <summary>Muscles.</summary>
    [Description("Muscles: sore or weak muscles, statins, creatine kinase")]
    Muscle,
}

/// <summary>A task: what one specialist is to find out.</summary>
/// <remarks>
/// Two are equal when they ask the same specialist the same in the same words, whatever the case of the letters and what stands between the words:
/// the orchestrator runs equal tasks once, so a critic that repeats its gaps asks nothing new.
/// </remarks>
/// <param name="Specialty">Who is asked.</param>
/// <param name="Question">What.</param>
public sealed record Inquiry(
    [property: Description("The specialist who is asked.")] Specialty Specialty,
    [property: Description("What this specialist is to find out about the case, in one sentence.")] string Question)
{
    /// <summary>What a specialist of this kind looks at, for the prompt.</summary>
    [JsonIgnore]
    public string Field => Specialty switch
    {
        Specialty.Interactions => "how the medicines act on one another and on other conditions",
        Specialty.Renal => "every dose against the kidney function, and what harms the kidneys",
        Specialty.Falls => "the risk of falling and its causes",
        Specialty.Cognition => "medicines that dull or confuse the mind",
        Specialty.Heart => "heart rate, rhythm and electrolytes",
        Specialty.Muscle => "harm to the muscles",
        _ => "the whole case",
    };

    /// <inheritdoc/>
    public bool Equals(Inquiry? other) =>
        other is not null && Specialty == other.Specialty && string.Equals(CaseText.Words(Question), CaseText.Words(other.Question), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Specialty, CaseText.Words(Question));
}
