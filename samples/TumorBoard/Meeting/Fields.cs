namespace Orchestration.Samples.TumorBoard.Meeting;

/// <summary>What each specialist speaks for.</summary>
public static class Fields
{
    /// <summary>Surgery.</summary>
    public const string Surgery = "Surgery: what can be removed by an operation, with which margins, and at which risk.";

    /// <summary>Medical oncology.</summary>
    public const string MedicalOncology = "Medical oncology: what chemotherapy, antibodies and hormones can do, before an operation or alone.";

    /// <summary>Radiation oncology.</summary>
    public const string RadiationOncology = "Radiation oncology: what radiation can do, before an operation or alone, and what it harms.";

    /// <summary>Pathology.</summary>
    public const string Pathology = "Pathology: what kind of tumour it is, how far it reaches, and which biopsy or test is still missing.";
}
