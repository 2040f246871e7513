using System.ComponentModel;
using Orchestration.Samples.Data;

namespace Orchestration.Samples.TumorBoard.Meeting;

/// <summary>What a board can recommend. Who proposes another thing names the nearest and says so in the reasons.</summary>
public enum Treatment
{
    /// <summary>Operate.</summary>
    [Description("Operate now: remove the tumour by surgery, with clear margins")]
    Surgery,

    /// <summary>Shrink, then operate.</summary>
    [Description("Shrink first: systemic therapy or radiation before an operation, where the tumour reaches a fascia or lymph nodes are enlarged")]
    TreatThenOperate,

    /// <summary>Radiate.</summary>
    [Description("Radiation alone, where an operation is a risk or is not wanted")]
    Radiation,

    /// <summary>Medicines.</summary>
    [Description("Systemic therapy alone: chemotherapy, antibodies, hormones")]
    SystemicTherapy,

    /// <summary>Look first.</summary>
    [Description("Diagnose first: a biopsy, a test or another image before anything is treated")]
    MoreDiagnostics,

    /// <summary>Watch, and help.</summary>
    [Description("Watch and relieve: no treatment of the tumour, help with what bothers the patient")]
    Watch,
}

/// <summary>What one specialist holds.</summary>
/// <param name="Evidence">Quotations of the case; first, so that a model looks before it says.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Treatment">What the board should recommend.</param>
/// <param name="Confidence">How sure the specialist is.</param>
public sealed record Opinion(
    [property: Description("The lines of the case that matter most to your field, copied word for word; at most 2.")] IReadOnlyList<string> Evidence,
    [property: Description("Why, in at most 3 sentences; where you have changed your mind, what changed it.")] string Reasons,
    [property: Description("The treatment that the board should recommend.")] Treatment Treatment,
    [property: Description("How sure you are, from 0 to 1.")] double Confidence)
{
    /// <summary>The opinion without the quotations that the case does not hold.</summary>
    public Opinion Grounded(string patientCase) =>
        this with { Evidence = [.. Evidence.Where(line => Quotation.IsIn(patientCase, line)).Select(Quotation.Plain).Distinct()] };
}
